package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The condition that only rows with exactly the stored values of an image meet. Values are compared
 * as bytes where a collation could take two values for one.
 */
final class RowCondition {
    /** Types whose old values the decoder may leave out, see {@code TableDecoder}. */
    private static final Set<String> LARGE =
            Set.of("mediumblob", "longblob", "mediumtext", "longtext", "json");

    private final TableText text;
    private final List<ColumnSchema> columns;
    private final BitSet leftOut;

    RowCondition(TableText text) {
        this.text = text;
        this.columns = text.table.writtenColumns();
        this.leftOut = leftOut(text.table, columns);
    }

    /** Columns whose NULL may stand for any value. */
    private static BitSet leftOut(TableSchema table, List<ColumnSchema> columns) {
        BitSet leftOut = new BitSet();
        if (table.rowKey().isPresent()) {
            Set<String> indexed =
                    table.indexes().stream()
                            .flatMap(index -> index.parts().stream())
                            .map(part -> part.column())
                            .collect(Collectors.toSet());
            for (int i = 0; i < columns.size(); i++) {
                ColumnSchema column = columns.get(i);
                leftOut.set(i, large(column) && !indexed.contains(column.name()));
            }
        }
        return leftOut;
    }

    private static boolean large(ColumnSchema column) {
        return LARGE.contains(column.dataType()) || column.spatial();
    }

    /** Whether documents may be asked for by their value instead of their text. */
    boolean hasDocuments() {
        return columns.stream().anyMatch(column -> column.dataType().equals("json"));
    }

    /**
     * Appends the condition on all values.
     *
     * @param documentsByValue whether documents are the same that print differently
     */
    void append(RowImage row, boolean documentsByValue, Bytes sql) {
        int at = row.at();
        String joint = "";
        for (int i = 0; i < columns.size(); i++) {
            if (PackedRow.isNull(row.array(), at) && leftOut.get(i)) {
                at = PackedRow.next(row.array(), at);
                continue;
            }
            TableText.put(sql, joint);
            joint = " AND ";
            at = condition(i, row.array(), at, documentsByValue, sql);
        }
    }

    /** Appends the condition on the key, for its index, and then on all values. */
    void appendWithKey(KeyText key, RowImage row, Bytes sql) {
        for (int column : key.columns) {
            TableText.put(sql, LoadColumns.compared(columns.get(column)) + "=");
            int at = PackedRow.skip(row.array(), row.at(), column);
            text.literals.appendKey(column, row.array(), at, sql);
            TableText.put(sql, " AND ");
        }
        append(row, true, sql);
    }

    /** {@code column <=> value}, such that only the same stored value matches. */
    private int condition(int i, byte[] row, int at, boolean documentsByValue, Bytes sql) {
        ColumnSchema column = columns.get(i);
        String name = Names.quote(column.name());
        if (PackedRow.isNull(row, at)) {
            TableText.put(sql, name + " IS NULL");
            return PackedRow.next(row, at);
        }
        return switch (column.dataType()) {
            case "json" ->
                    documentsByValue
                            ? key(name, i, row, at, sql)
                            : bytes("CAST(" + name + " AS CHAR)", i, row, at, sql);
            case "enum", "bit" -> key(name, i, row, at, sql);
            case "float", "double" -> number(name, i, row, at, sql);
            case "set" ->
                    LoadColumns.numbered(column)
                            ? key(LoadColumns.compared(column), i, row, at, sql)
                            : bytes("BINARY " + name, i, row, at, sql);
            default -> bytes(column.charset().isEmpty() ? name : "BINARY " + name, i, row, at, sql);
        };
    }

    /** Zero has two stored values, which compare equal and print differently. */
    private int number(String name, int i, byte[] row, int at, Bytes sql) {
        int start = PackedRow.start(row, at);
        String value = new String(row, start, PackedRow.length(row, at), StandardCharsets.US_ASCII);
        if (Double.parseDouble(value) == 0) {
            TableText.put(sql, "LEFT(" + name + "*1e0,1)='" + value.charAt(0) + "' AND ");
        }
        return bytes(name, i, row, at, sql);
    }

    private int key(String expression, int i, byte[] row, int at, Bytes sql) {
        TableText.put(sql, expression + "=");
        return text.literals.appendKey(i, row, at, sql);
    }

    private int bytes(String expression, int i, byte[] row, int at, Bytes sql) {
        TableText.put(sql, expression + "=");
        return text.literals.append(i, row, at, sql);
    }
}
