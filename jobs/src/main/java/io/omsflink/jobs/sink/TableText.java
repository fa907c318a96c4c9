package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.Literals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fixed parts of a table's statements.
 *
 * <ul>
 *   <li>{@code INSERT .. ON DUPLICATE KEY UPDATE} is the cheaper one, but it updates whichever row
 *       clashes: with a second unique key that may be another row. There {@code REPLACE} is right.
 * </ul>
 */
final class TableText {
    final TableSchema table;
    final Literals literals;
    final int columns;

    /** Empty for a table without a key. */
    final Optional<KeyText> key;

    final byte[] insertHead;
    final byte[] upsertHead;
    final byte[] upsertTail;

    TableText(TableSchema table) {
        this.table = table;
        this.literals = Literals.of(table);
        List<ColumnSchema> written = table.writtenColumns();
        this.columns = written.size();
        this.key = table.rowKey().map(index -> new KeyText(table, index, literals));
        String target = " INTO " + Names.quote(table.id()) + " (" + names(written) + ") VALUES ";
        boolean replace = table.hasSecondaryUnique();
        this.insertHead = bytes("INSERT" + target);
        this.upsertHead = bytes((replace ? "REPLACE" : "INSERT") + target);
        this.upsertTail = bytes(replace ? "" : " ON DUPLICATE KEY UPDATE " + updates(written));
    }

    private static String names(List<ColumnSchema> columns) {
        return columns.stream()
                .map(column -> Names.quote(column.name()))
                .collect(Collectors.joining(","));
    }

    private static String updates(List<ColumnSchema> columns) {
        return columns.stream().map(TableText::update).collect(Collectors.joining(","));
    }

    private static String update(ColumnSchema column) {
        String name = Names.quote(column.name());
        String value = "VALUES(" + name + ")";
        // The server hands a SET over as text even inside this statement.
        return name
                + "="
                + (LoadColumns.numbered(column) ? "CAST(" + value + " AS UNSIGNED)" : value);
    }

    /** Appends text that may hold names in any script. */
    static void put(Bytes sql, String text) {
        sql.putBytes(bytes(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
