package io.omsflink.catalog.schema;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How rows get into a table that somebody else has created: columns of the same name are written,
 * and the target may have more and wider ones.
 *
 * @param losses what would lose values or refuse rows, in words: missing columns, then more columns
 *     without a default, narrower ones, other keys
 * @param notes differences that do no harm, in words
 */
public record TableAdaptation(List<String> losses, List<String> notes) {

    public TableAdaptation {
        losses = List.copyOf(losses);
        notes = List.copyOf(notes);
    }

    /**
     * @param source as it would be at the target, with the columns that are moved
     * @param target as it is there
     */
    public static TableAdaptation of(TableSchema source, TableSchema target) {
        List<String> losses = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        missing(source, target, losses, notes);
        more(source, target, losses, notes);
        for (ColumnSchema column : source.columns()) {
            column(target, column.name()).ifPresent(there -> compare(column, there, losses, notes));
        }
        TableComparison.compareKeys(source, target, losses);
        return new TableAdaptation(losses, notes);
    }

    private static Optional<ColumnSchema> column(TableSchema table, String name) {
        return table.columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    private static void missing(
            TableSchema source, TableSchema target, List<String> losses, List<String> notes) {
        for (ColumnSchema column : source.columns()) {
            if (column(target, column.name()).isEmpty()) {
                (column.generated() ? notes : losses)
                        .add("column `%s` is missing".formatted(column.name()));
            }
        }
    }

    private static void more(
            TableSchema source, TableSchema target, List<String> losses, List<String> notes) {
        for (ColumnSchema column : target.columns()) {
            if (column(source, column.name()).isEmpty()) {
                boolean filled =
                        column.nullable() || column.generated() || column.defaultValue() != null;
                String what = "column `%s` exists at the target only".formatted(column.name());
                (filled ? notes : losses).add(filled ? what : what + " and has no default");
            }
        }
    }

    private static void compare(
            ColumnSchema source, ColumnSchema target, List<String> losses, List<String> notes) {
        List<String> strict = new ArrayList<>();
        TableComparison.compare(source, target, strict);
        boolean kind = source.generated() == target.generated();
        boolean nulls = target.nullable() || !source.nullable();
        boolean wider =
                kind
                        && nulls
                        && TableComparison.sameText(source, target)
                        && TypeFit.wider(source, target);
        (wider ? notes : losses).addAll(strict);
    }
}
