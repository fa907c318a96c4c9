package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Table {@code oms_meta.conflicts}: changes that were left out. Both images are JSON objects of
 * column names and texts; bytes are written as {@code 0x...}.
 */
final class ConflictTable {
    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS oms_meta.conflicts (id BIGINT UNSIGNED NOT NULL"
                + " AUTO_INCREMENT, project VARCHAR(64) NOT NULL, table_name VARCHAR(200) NOT NULL,"
                + " row_key TEXT NULL COMMENT 'columns of the key, JSON', operation VARCHAR(10) NOT"
                + " NULL COMMENT 'insert, update or delete', log_before LONGTEXT NULL COMMENT 'row"
                + " before the change, JSON', log_after LONGTEXT NULL COMMENT 'row after it, JSON',"
                + " target_row LONGTEXT NULL COMMENT 'row of this key at the target, JSON',"
                + " error_number INT NOT NULL, error TEXT NOT NULL, gtid VARCHAR(80) NULL,"
                + " log_place VARCHAR(300) NOT NULL COMMENT 'end of the transaction in the log',"
                + " source_time DATETIME(6) NULL COMMENT 'UTC', created_at DATETIME(6) NOT NULL"
                + " COMMENT 'UTC', PRIMARY KEY (id), KEY (project)) DEFAULT CHARSET=utf8mb4";

    private ConflictTable() {}

    /** Creates it where it is missing; ends a transaction. */
    static void create(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** Appends the statement that records a change. */
    static void insert(
            String project,
            LogTransaction transaction,
            ImagePair images,
            Refusal refusal,
            Bytes sql) {
        TableText text = images.text();
        LogPoint end = transaction.end();
        RowImage named = images.before().or(images::after).orElseThrow();
        sql.putAscii(
                "INSERT INTO oms_meta.conflicts (project, table_name, row_key, operation,"
                        + " log_before, log_after, error_number, error, gtid, log_place,"
                        + " source_time, created_at, target_row) VALUES (");
        value(project, sql);
        value(text.table.id().toString(), sql);
        value(text.key.map(key -> RowJson.of(text.table, named, key.columns)), sql);
        value(images.operation(), sql);
        value(images.before().map(image -> RowJson.of(text.table, image)), sql);
        value(images.after().map(image -> RowJson.of(text.table, image)), sql);
        sql.putAscii(refusal.number() + ",");
        value(shortened(String.valueOf(refusal.message())), sql);
        value(
                end.hasGtid()
                        ? Optional.of(end.serverUuid() + ":" + end.sequence())
                        : Optional.empty(),
                sql);
        value(end.file() + ":" + end.offset(), sql);
        sql.putAscii(
                "TIMESTAMP'1970-01-01 00:00:00' + INTERVAL "
                        + transaction.commitMicros()
                        + " MICROSECOND, UTC_TIMESTAMP(6), ");
        targetRow(text, named, sql);
        sql.put(')');
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), 5_000));
    }

    private static void value(String text, Bytes sql) {
        value(Optional.of(text), sql);
    }

    private static void value(Optional<String> text, Bytes sql) {
        byte[] literal = text.map(Names::literal).orElse("NULL").getBytes(StandardCharsets.UTF_8);
        sql.putBytes(literal);
        sql.put(',');
    }

    private static void targetRow(TableText text, RowImage named, Bytes sql) {
        if (text.key.isEmpty()) {
            sql.putAscii("NULL");
            return;
        }
        List<ColumnSchema> columns = text.table.writtenColumns();
        String json = columns.stream().map(ConflictTable::member).collect(Collectors.joining(","));
        TableText.put(
                sql, "(SELECT JSON_OBJECT(" + json + ") FROM " + Names.quote(text.table.id()));
        String separator = " WHERE ";
        for (int column : text.key.get().columns) {
            TableText.put(sql, separator + LoadColumns.compared(columns.get(column)) + "=");
            int at = PackedRow.skip(named.array(), named.at(), column);
            text.literals.appendKey(column, named.array(), at, sql);
            separator = " AND ";
        }
        sql.putAscii(" LIMIT 1)");
    }

    /** Name and value for JSON_OBJECT, which takes no text of charset binary. */
    private static String member(ColumnSchema column) {
        String name = Names.quote(column.name());
        String value =
                RowJson.binary(column)
                        ? "CONCAT(_utf8mb4'0x', CONVERT(HEX(" + name + ") USING utf8mb4))"
                        : column.charset().isEmpty()
                                ? "CONVERT(CAST(" + name + " AS CHAR) USING utf8mb4)"
                                : "CONVERT(" + name + " USING utf8mb4)";
        return "_utf8mb4" + Names.literal(column.name()) + "," + value;
    }
}
