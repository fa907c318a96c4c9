package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.ddl.AlterAction.AddForeignKey;
import io.omsflink.catalog.ddl.AlterAction.DropConstraint;
import io.omsflink.catalog.ddl.AlterAction.DropForeignKey;
import io.omsflink.project.TableId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The foreign keys of a table after an {@code ALTER TABLE}. */
final class ForeignKeyEdits {
    private static final String MADE_UP = "_ibfk_";

    private final TableId table;
    private final Function<String, Optional<String>> nameNow;

    /**
     * @param table the table after the change
     * @param nameNow new name of a column, empty when it is gone
     */
    ForeignKeyEdits(TableId table, Function<String, Optional<String>> nameNow) {
        this.table = table;
        this.nameNow = nameNow;
    }

    List<ForeignKeySchema> apply(List<ForeignKeySchema> before, List<AlterAction> actions) {
        List<ForeignKeySchema> kept =
                before.stream()
                        .filter(key -> !dropped(key.name(), actions))
                        .map(this::renamed)
                        .toList();
        int[] number = {last(before)};
        Stream<ForeignKeySchema> added =
                actions.stream()
                        .filter(AddForeignKey.class::isInstance)
                        .map(action -> ((AddForeignKey) action).key())
                        .map(key -> added(key, number));
        return Stream.concat(kept.stream(), added)
                .sorted(Comparator.comparing(ForeignKeySchema::name))
                .toList();
    }

    private static boolean dropped(String name, List<AlterAction> actions) {
        return actions.stream()
                .anyMatch(
                        action ->
                                action instanceof DropForeignKey drop
                                                && drop.name().equalsIgnoreCase(name)
                                        || action instanceof DropConstraint constraint
                                                && constraint.name().equalsIgnoreCase(name));
    }

    private ForeignKeySchema renamed(ForeignKeySchema key) {
        return new ForeignKeySchema(
                key.name(),
                key.columns().stream().map(c -> nameNow.apply(c).orElse(c)).toList(),
                key.parent(),
                key.parent().equals(table)
                        ? key.parentColumns().stream().map(c -> nameNow.apply(c).orElse(c)).toList()
                        : key.parentColumns(),
                key.onDelete(),
                key.onUpdate());
    }

    private int last(List<ForeignKeySchema> keys) {
        Pattern madeUp = Pattern.compile(Pattern.quote(table.table() + MADE_UP) + "(\\d+)");
        return keys.stream()
                .map(key -> madeUp.matcher(key.name()))
                .filter(Matcher::matches)
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .max()
                .orElse(0);
    }

    private ForeignKeySchema added(ForeignKeyDefinition key, int[] number) {
        return new ForeignKeySchema(
                key.name().isEmpty() ? table.table() + MADE_UP + ++number[0] : key.name(),
                key.columns().stream().map(c -> nameNow.apply(c).orElse(c)).toList(),
                key.parent(),
                key.parentColumns(),
                key.onDelete(),
                key.onUpdate());
    }

    /** Names that the server made up follow the name of their table. */
    static List<ForeignKeySchema> moved(List<ForeignKeySchema> keys, TableId from, TableId to) {
        String prefix = from.table() + MADE_UP;
        return keys.stream()
                .map(
                        key ->
                                new ForeignKeySchema(
                                        key.name().startsWith(prefix)
                                                ? to.table()
                                                        + key.name()
                                                                .substring(from.table().length())
                                                : key.name(),
                                        key.columns(),
                                        key.parent().equals(from) ? to : key.parent(),
                                        key.parentColumns(),
                                        key.onDelete(),
                                        key.onUpdate()))
                .sorted(Comparator.comparing(ForeignKeySchema::name))
                .toList();
    }
}
