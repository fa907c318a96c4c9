package io.omsflink.verifier.table;

import io.omsflink.catalog.Charsets;
import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.verifier.digest.FieldForm;
import java.util.Optional;

/** Decides how two columns are read so that equal values have equal bytes. */
final class ColumnPairing {
    private final boolean sameJsonText;

    /**
     * @param sameJsonText whether both servers print a JSON document in the same way
     */
    ColumnPairing(boolean sameJsonText) {
        this.sameJsonText = sameJsonText;
    }

    /** Empty when values of the two types cannot be compared. */
    Optional<ColumnPair> pair(ColumnSchema source, ColumnSchema target) {
        TypeFamily there = TypeFamily.of(target);
        return switch (TypeFamily.of(source)) {
            case EXACT -> exact(source, target, there);
            case APPROXIMATE ->
                    there == TypeFamily.APPROXIMATE || there == TypeFamily.EXACT
                            ? approximate(source, target)
                            : Optional.empty();
            case BIT -> bits(source, target, there);
            case DATE, TIME, MOMENT ->
                    there == TypeFamily.of(source)
                            ? plain(source, target, FieldForm.TEMPORAL)
                            : Optional.empty();
            case JSON -> json(source, target, there);
            case TEXT, MEMBER -> text(source, target, there);
            case BYTES, GEOMETRY ->
                    there == TypeFamily.of(source)
                            ? plain(source, target, FieldForm.BYTES)
                            : Optional.empty();
        };
    }

    /** As part of a key: members and bits by their numbers, which is what indexes hold. */
    Optional<ColumnPair> key(ColumnSchema source, ColumnSchema target) {
        boolean members = TypeFamily.of(source) == TypeFamily.MEMBER && sameMembers(source, target);
        boolean bits =
                TypeFamily.of(source) == TypeFamily.BIT && TypeFamily.of(target) == TypeFamily.BIT;
        return members || bits
                ? of(source, target, FieldForm.NUMBER, number(source), number(target))
                : pair(source, target);
    }

    private static Optional<ColumnPair> exact(
            ColumnSchema source, ColumnSchema target, TypeFamily there) {
        return switch (there) {
            case EXACT -> plain(source, target, FieldForm.NUMBER);
            case APPROXIMATE -> approximate(source, target);
            case BIT -> of(source, target, FieldForm.NUMBER, name(source), number(target));
            default -> Optional.empty();
        };
    }

    private static Optional<ColumnPair> approximate(ColumnSchema source, ColumnSchema target) {
        return of(
                source,
                target,
                FieldForm.APPROXIMATE,
                LoadColumns.selected(source),
                LoadColumns.selected(target));
    }

    private static Optional<ColumnPair> bits(
            ColumnSchema source, ColumnSchema target, TypeFamily there) {
        return switch (there) {
            case BIT -> plain(source, target, FieldForm.BITS);
            case EXACT -> of(source, target, FieldForm.NUMBER, number(source), name(target));
            default -> Optional.empty();
        };
    }

    private Optional<ColumnPair> json(ColumnSchema source, ColumnSchema target, TypeFamily there) {
        boolean both = there == TypeFamily.JSON;
        boolean document = there == TypeFamily.TEXT && target.charset().startsWith("utf8");
        return both || document
                ? plain(source, target, both && sameJsonText ? FieldForm.TEXT : FieldForm.JSON)
                : Optional.empty();
    }

    private static Optional<ColumnPair> text(
            ColumnSchema source, ColumnSchema target, TypeFamily there) {
        if (there != TypeFamily.TEXT && there != TypeFamily.MEMBER) {
            return Optional.empty();
        }
        boolean members = sameMembers(source, target);
        String from = members ? LoadColumns.selected(source) : name(source);
        String to = members ? LoadColumns.selected(target) : name(target);
        return Charsets.sameBytes(source.charset(), target.charset())
                ? of(source, target, FieldForm.TEXT, from, to)
                : of(source, target, FieldForm.TEXT, utf8(from), utf8(to));
    }

    private static boolean sameMembers(ColumnSchema source, ColumnSchema target) {
        return TypeFamily.of(source) == TypeFamily.MEMBER
                && source.dataType().equals(target.dataType())
                && source.members().equals(target.members());
    }

    private static Optional<ColumnPair> plain(
            ColumnSchema source, ColumnSchema target, FieldForm form) {
        return of(source, target, form, name(source), name(target));
    }

    private static Optional<ColumnPair> of(
            ColumnSchema source, ColumnSchema target, FieldForm form, String from, String to) {
        return Optional.of(new ColumnPair(source, target, form, from, to));
    }

    private static String name(ColumnSchema column) {
        return Names.quote(column.name());
    }

    private static String number(ColumnSchema column) {
        return "CAST(" + name(column) + " AS UNSIGNED)";
    }

    private static String utf8(String expression) {
        return "CONVERT(" + expression + " USING utf8mb4)";
    }
}
