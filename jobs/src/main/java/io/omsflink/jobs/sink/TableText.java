package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.Literals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The fixed parts of a table's statements.
 *
 * <ul>
 *   <li>{@code INSERT .. ON DUPLICATE KEY UPDATE} is the cheaper one, but it updates whichever row clashes: with a second unique
 *       key that may be another row. There {@code REPLACE} is right.
 * </ul>
 */
final class TableText {
    final TableSchema table;
    final Literals literals;
    final int columns;

    /** Positions of the key's columns among the written ones; empty for a table without a key. */
    final int[] key;

    final byte[] insertHead;
    final byte[] upsertHead;
    final byte[] upsertTail;
    final byte[] deleteHead;

    TableText(TableSchema table) {
        this.table = table;
        this.literals = Literals.of(table);
        List<ColumnSchema> written = table.writtenColumns();
        this.columns = written.size();
        this.key = table.rowKey().map(index -> positions(index, written)).orElse(new int[0]);
        String target = " INTO " + Names.quote(table.id()) + " (" + names(written) + ") VALUES ";
        boolean replace = table.hasSecondaryUnique();
        this.insertHead = bytes("INSERT" + target);
        this.upsertHead = bytes((replace ? "REPLACE" : "INSERT") + target);
        this.upsertTail = bytes(replace ? "" : " ON DUPLICATE KEY UPDATE " + updates(written));
        this.deleteHead = bytes("DELETE FROM " + Names.quote(table.id()) + " WHERE " + keyNames(written) + " IN (");
    }

    private static int[] positions(IndexSchema index, List<ColumnSchema> written) {
        return index.parts().stream()
                .mapToInt(part -> IntStream.range(0, written.size())
                        .filter(i -> written.get(i).name().equalsIgnoreCase(part.column()))
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    private static String names(List<ColumnSchema> columns) {
        return columns.stream().map(column -> Names.quote(column.name())).collect(Collectors.joining(","));
    }

    private static String updates(List<ColumnSchema> columns) {
        return columns.stream()
                .map(column -> Names.quote(column.name()))
                .map(name -> name + "=VALUES(" + name + ")")
                .collect(Collectors.joining(","));
    }

    private String keyNames(List<ColumnSchema> written) {
        String names = IntStream.of(key).mapToObj(i -> Names.quote(written.get(i).name())).collect(Collectors.joining(","));
        return key.length > 1 ? "(" + names + ")" : names;
    }

    boolean keyed() {
        return key.length > 0;
    }

    /** Appends text that may hold names in any script. */
    static void put(Bytes sql, String text) {
        sql.putBytes(bytes(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
