package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.RawSql;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.cascade.Cascades;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.SecretRef;
import io.omsflink.project.TlsMode;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One server with live foreign keys changes one row; the other has foreign_key_checks=0 and gets
 * the row's images and the statements for them. After each change both hold the same rows.
 */
class CascadeStatementsITCase {
    private static final String DATABASE = "cascade_statements";
    private static final List<String> HEADS = List.of("a", "b", "c", "part", "tree", "list", "x");
    private static final int CHANGES = 400;

    @TempDir Path folder;

    private final long seed = Seed.next();
    private final Random random = new Random(seed);
    private final CascadeSchema schema = new CascadeSchema(random);

    @Test
    void statementsDoWhatInnoDbDoes() throws Exception {
        run(Servers.mysql(), DatabaseType.MYSQL, Servers.otherMysql());
    }

    @Test
    void statementsDoWhatInnoDbDoesAtTheStandIn() throws Exception {
        run(Servers.mysql(), DatabaseType.OCEANBASE, Servers.oceanBase());
    }

    private void run(MySqlServer source, DatabaseType type, MySqlServer target) throws Exception {
        try (Connection live = source.connect();
                Statement from = live.createStatement();
                Connection plain = target.connect();
                Statement to = plain.createStatement();
                Connection writer =
                        Connections.open(endpoint(type, target), ConnectionRole.WRITE)) {
            from.execute("SET time_zone='+00:00'");
            to.execute("SET time_zone='+00:00'");
            CascadeSchema.create(from, DATABASE);
            CascadeSchema.create(to, DATABASE);
            to.execute("SET foreign_key_checks=0");
            List<TableSchema> tables =
                    SchemaReader.tables(live, new ObjectRules(List.of(DATABASE + ".*"), List.of()));
            Cascades cascades = new Cascades(tables);
            int changed = 0;
            for (int i = 0; i < CHANGES; i++) {
                if (i % 4 == 0) {
                    insertRows(from);
                    copyAll(from, to, tables);
                }
                changed += change(from, to, tables, cascades, writer) ? 1 : 0;
            }
            assertThat(changed).isGreaterThan(CHANGES / 10);
        }
    }

    private Endpoint endpoint(DatabaseType type, MySqlServer server) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), server.password());
        return new Endpoint(
                type,
                "127.0.0.1",
                server.port(),
                server.user(),
                new SecretRef(SecretRef.Kind.FILE, password.toString()),
                TlsMode.OFF);
    }

    private void insertRows(Statement from) throws SQLException {
        for (String sql : schema.inserts(30)) {
            from.execute(sql.replace("REPLACE", "INSERT IGNORE"));
        }
    }

    /** Returns whether a row was changed. */
    private boolean change(
            Statement from,
            Statement to,
            List<TableSchema> tables,
            Cascades cascades,
            Connection writer)
            throws SQLException {
        int head = index(tables, HEADS.get(random.nextInt(HEADS.size())));
        TableSchema table = tables.get(head);
        List<String> keys = keys(from, table);
        if (keys.isEmpty()) {
            return false;
        }
        String where = " WHERE " + keys.get(random.nextInt(keys.size()));
        Bytes before = image(from, table, where);
        String sql =
                random.nextBoolean() ? "DELETE FROM " + name(table) + where : update(table, where);
        try {
            from.execute(sql);
        } catch (SQLException refused) {
            return false;
        }
        if (sql.startsWith("DELETE")) {
            cascades.delete(head, before.array(), 0, (s, n) -> RawSql.execute(writer, s, n));
            to.execute(sql);
        } else {
            Bytes both = new Bytes();
            both.putBytes(before.array(), 0, before.length());
            Bytes after = image(from, table, " WHERE " + newKey(table));
            both.putBytes(after.array(), 0, after.length());
            cascades.update(
                    head, both.array(), 0, before.length(), (s, n) -> RawSql.execute(writer, s, n));
            to.execute(sql);
        }
        assertThat(contents(to, tables))
                .as("seed %d: %s", seed, sql)
                .isEqualTo(contents(from, tables));
        return true;
    }

    private final Map<String, String> newKeys = new TreeMap<>();

    private String newKey(TableSchema table) {
        return newKeys.get(table.id().table());
    }

    private String update(TableSchema table, String where) {
        int n = random.nextInt(20);
        char letter = (char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(5));
        String key = where.substring(" WHERE ".length());
        String set =
                switch (table.id().table()) {
                    case "a" -> random.nextBoolean() ? "id=" + n : "k='" + letter + "'";
                    case "b" ->
                            (random.nextBoolean() ? "id=" + n : "k='" + letter + "'") + ", at=at";
                    case "part" -> "n=" + n;
                    case "tree" -> "parent=NULL";
                    case "list" -> "next=NULL";
                    case "x" -> "y=NULL";
                    default -> "id=" + n;
                };
        String changedColumn = set.substring(0, set.indexOf('='));
        List<String> parts = new ArrayList<>();
        for (String part : key.split(" AND ")) {
            parts.add(
                    part.startsWith("`" + changedColumn + "`=")
                            ? "`" + changedColumn + "`=" + n
                            : part);
        }
        newKeys.put(table.id().table(), String.join(" AND ", parts));
        return "UPDATE " + name(table) + " SET " + set + where;
    }

    private static int index(List<TableSchema> tables, String name) {
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).id().table().equals(name)) {
                return i;
            }
        }
        throw new AssertionError(name);
    }

    private static String name(TableSchema table) {
        return Names.quote(table.id());
    }

    private static List<String> keys(Statement statement, TableSchema table) throws SQLException {
        IndexSchema key = table.rowKey().orElseThrow();
        List<String> keys = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name(table))) {
            while (rows.next()) {
                List<String> parts = new ArrayList<>();
                for (IndexSchema.Part part : key.parts()) {
                    parts.add("`" + part.column() + "`=" + rows.getString(part.column()));
                }
                keys.add(String.join(" AND ", parts));
            }
        }
        return keys;
    }

    private static Bytes image(Statement statement, TableSchema table, String where)
            throws SQLException {
        Bytes image = new Bytes();
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + name(table) + where)) {
            assertThat(row.next()).as(where).isTrue();
            for (ColumnSchema column : table.writtenColumns()) {
                byte[] value = row.getBytes(column.name());
                if (value == null) {
                    image.putNull();
                } else {
                    image.putValue(value, 0, value.length);
                }
            }
        }
        return image;
    }

    private static void copyAll(Statement from, Statement to, List<TableSchema> tables)
            throws SQLException {
        for (TableSchema table : tables) {
            to.execute("DELETE FROM " + name(table));
            List<ColumnSchema> columns = table.writtenColumns();
            List<String> names = columns.stream().map(ColumnSchema::name).toList();
            for (List<String> row : rows(from, table, names)) {
                List<String> values =
                        row.stream().map(v -> v == null ? "NULL" : "'" + v + "'").toList();
                to.execute(
                        "INSERT INTO "
                                + name(table)
                                + " ("
                                + Names.quoteAll(names)
                                + ") VALUES ("
                                + String.join(",", values)
                                + ")");
            }
        }
    }

    private static Map<String, List<List<String>>> contents(
            Statement statement, List<TableSchema> tables) throws SQLException {
        Map<String, List<List<String>>> contents = new TreeMap<>();
        for (TableSchema table : tables) {
            List<String> names = table.columns().stream().map(ColumnSchema::name).toList();
            contents.put(table.id().table(), rows(statement, table, names));
        }
        return contents;
    }

    private static List<List<String>> rows(
            Statement statement, TableSchema table, List<String> names) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        String key =
                Names.quoteAll(
                        table.rowKey().orElseThrow().parts().stream()
                                .map(IndexSchema.Part::column)
                                .toList());
        try (ResultSet rows =
                statement.executeQuery("SELECT * FROM " + name(table) + " ORDER BY " + key)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (String name : names) {
                    row.add(rows.getString(name));
                }
                found.add(row);
            }
        }
        return found;
    }
}
