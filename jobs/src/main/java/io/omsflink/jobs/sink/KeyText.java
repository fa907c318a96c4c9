package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.Literals;
import io.omsflink.jobs.binlog.PackedRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement that deletes rows by key: {@code (a, b) IN ((1,2),..)}, which MySQL reads faster
 * than a chain of conditions. A composite key with an ENUM needs the chain {@code a=1 AND b=2 OR
 * ..}: inside a row an ENUM is compared as text, and no row has the text '2'.
 */
final class KeyText {
    private static final byte[] NOTHING = {};
    private static final byte[] COMMA = {','};
    private static final byte[] END = {')'};

    /** Positions of the key's columns among the written ones. */
    final int[] columns;

    final byte[] head;
    final byte[] separator;
    final byte[] tail;
    private final Literals literals;
    private final byte[][] before;
    private final byte[] after;

    KeyText(TableSchema table, IndexSchema key, Literals literals) {
        List<ColumnSchema> written = table.writtenColumns();
        this.columns = positions(key, written);
        this.literals = literals;
        List<ColumnSchema> parts = IntStream.of(columns).mapToObj(written::get).toList();
        boolean several = columns.length > 1;
        boolean chain = several && parts.stream().anyMatch(part -> part.dataType().equals("enum"));
        String names = parts.stream().map(LoadColumns::compared).collect(Collectors.joining(","));
        String delete = "DELETE FROM " + Names.quote(table.id()) + " WHERE ";
        this.head =
                TableText.bytes(
                        chain ? delete : delete + (several ? "(" + names + ")" : names) + " IN (");
        this.separator = chain ? TableText.bytes(" OR ") : COMMA;
        this.tail = chain ? NOTHING : END;
        this.before = new byte[columns.length][];
        for (int i = 0; i < before.length; i++) {
            String joint = i > 0 ? chain ? " AND " : "," : several ? "(" : " ";
            before[i] =
                    TableText.bytes(
                            chain ? joint + LoadColumns.compared(parts.get(i)) + "=" : joint);
        }
        this.after = TableText.bytes(several ? ")" : " ");
    }

    private static int[] positions(IndexSchema index, List<ColumnSchema> written) {
        return index.parts().stream()
                .mapToInt(
                        part ->
                                IntStream.range(0, written.size())
                                        .filter(
                                                i ->
                                                        written.get(i)
                                                                .name()
                                                                .equalsIgnoreCase(part.column()))
                                        .findFirst()
                                        .orElseThrow())
                .toArray();
    }

    /** Appends what names one row. */
    void append(RowImage image, Bytes sql) {
        byte[] array = image.array();
        for (int i = 0; i < columns.length; i++) {
            sql.putBytes(before[i]);
            literals.appendKey(
                    columns[i], array, PackedRow.skip(array, image.at(), columns[i]), sql);
        }
        sql.putBytes(after);
    }
}
