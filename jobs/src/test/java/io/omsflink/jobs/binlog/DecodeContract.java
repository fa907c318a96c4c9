package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.RawSql;
import io.omsflink.catalog.TableSchema;
import io.omsflink.testkit.MySqlServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a server returns for a column, what its log holds for it, and what the literal made of that
 * stores again must be the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DecodeContract {
    private final List<TypeCase> cases = TypeCases.all(random());
    private final Map<String, DecodedTable> decoded = new HashMap<>();
    private final Map<String, TableSchema> schemas = new HashMap<>();
    private SourceServer source;

    abstract MySqlServer.Builder server();

    private static Random random() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        return new Random(seed);
    }

    Stream<TypeCase> cases() {
        return cases.stream();
    }

    Stream<TypeCase> indexableCases() {
        return cases.stream().filter(TypeCase::indexable);
    }

    @BeforeAll
    void fillAndReadTheLog() throws Exception {
        source = new SourceServer(server());
        source.server().execute("CREATE DATABASE types");
        for (TypeCase type : cases) {
            source.server().execute(type.create());
            schemas.put(type.table(), source.schema(type.table()));
        }
        try (Connection connection = source.connect(ConnectionRole.METADATA);
                Statement statement = connection.createStatement()) {
            for (TypeCase type : cases) {
                fill(type, statement);
            }
        }
        decodeLog();
    }

    /**
     * Every value is inserted, moves to another key and is deleted once, so that all kinds of
     * images occur.
     */
    private static void fill(TypeCase type, Statement statement) throws SQLException {
        try {
            statement.execute(type.insert());
        } catch (SQLException e) {
            throw new SQLException("in case " + type.type() + ": " + e.getMessage(), e);
        }
        statement.execute("DELETE FROM types." + type.table());
        statement.execute(type.insert());
        statement.execute("UPDATE types." + type.table() + " SET id = id + 1000");
    }

    private void decodeLog() throws Exception {
        RowsEventDecoder decoder = new RowsEventDecoder();
        for (LogEvents.RowsEvent event : LogEvents.read(source.server())) {
            String table = event.map().table().table();
            TableDecoder rows = TableDecoder.of(schemas.get(table), event.map());
            DecodedTable sink = decoded.computeIfAbsent(table, t -> new DecodedTable());
            decoder.decode(event.type(), event.body(), 0, event.body().length, rows, sink);
        }
    }

    @AfterAll
    void stop() {
        source.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLogDecodesToWhatASelectReturns(TypeCase type) throws Exception {
        Map<String, byte[]> rows = decoded.get(type.table()).rows();
        assertThat(rows).hasSize(type.values().size() + 1);
        try (Connection connection = source.connect(ConnectionRole.READ);
                Statement statement = connection.createStatement();
                ResultSet selected =
                        statement.executeQuery(
                                "SELECT id, v, " + wide(type) + " FROM types." + type.table())) {
            while (selected.next()) {
                Optional<byte[]> value = DecodedTable.value(rows.get(selected.getString(1)), 1);
                assertSame(
                        type,
                        value,
                        Optional.ofNullable(selected.getBytes(2)),
                        selected.getString(3));
            }
        }
    }

    /** A FLOAT is printed with six digits only, so it is asked for as DOUBLE. */
    private static String wide(TypeCase type) {
        return type.floating() ? "v * 1e0" : "''";
    }

    private static void assertSame(
            TypeCase type, Optional<byte[]> log, Optional<byte[]> selected, String wide) {
        assertThat(log.isPresent()).isEqualTo(selected.isPresent());
        if (log.isEmpty()) {
            return;
        }
        if (type.floating()) {
            assertThat(text(log)).containsIgnoringCase("e");
            assertThat(Double.parseDouble(text(log))).isEqualTo(Double.parseDouble(wide));
        } else if (type.json()) {
            assertThat(Numbers.normalised(text(log))).isEqualTo(Numbers.normalised(text(selected)));
        } else {
            assertThat(log.get()).isEqualTo(selected.get());
        }
    }

    private static String text(Optional<byte[]> value) {
        return new String(value.orElseThrow(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void literalsStoreTheSameValuesAgain(TypeCase type) throws Exception {
        String copy = "types.copy_" + type.table();
        Literals literals = Literals.of(schemas.get(type.table()));
        try (Connection connection = source.connect(ConnectionRole.WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + copy + " LIKE types." + type.table());
            for (byte[] row : decoded.get(type.table()).rows().values()) {
                Bytes sql = insert(copy, literals, row);
                RawSql.execute(connection, sql.array(), sql.length());
                assertThat(warnings(statement)).isEmpty();
            }
            assertThat(type.opaque() ? "" : different(statement, type, copy)).isEmpty();
            if (!type.opaque()) {
                deleteByKey(connection, type, copy, literals);
            }
        }
    }

    private static String warnings(Statement statement) throws SQLException {
        return one(statement, "SHOW WARNINGS", 3);
    }

    private static Bytes insert(String table, Literals literals, byte[] row) {
        Bytes sql = new Bytes();
        sql.putAscii("INSERT INTO " + table + " VALUES (");
        assertThat(literals.appendRow(row, 0, sql)).isEqualTo(row.length);
        sql.putAscii(")");
        return sql;
    }

    /** Ids whose values differ. */
    private static String different(Statement statement, TypeCase type, String copy)
            throws SQLException {
        String same = type.json() ? "a.v <=> b.v" : "BINARY a.v <=> BINARY b.v";
        String values =
                "CONCAT(a.id, ':', LEFT(HEX(a.v), 200), '/', COALESCE(LEFT(HEX(b.v), 200), '-'))";
        String query =
                "SELECT COALESCE(GROUP_CONCAT("
                        + values
                        + "), '') FROM types."
                        + type.table()
                        + " a LEFT JOIN "
                        + copy
                        + " b ON a.id = b.id WHERE b.id IS NULL OR NOT ("
                        + same
                        + ")";
        return one(statement, query, 1);
    }

    private void deleteByKey(Connection connection, TypeCase type, String copy, Literals literals)
            throws SQLException {
        for (byte[] row : decoded.get(type.table()).rows().values()) {
            Bytes sql = new Bytes();
            sql.putAscii("DELETE FROM " + copy + " WHERE id = ");
            int second = literals.appendKey(0, row, 0, sql);
            sql.putAscii(" AND v <=> ");
            literals.appendKey(1, row, second, sql);
            assertThat(RawSql.execute(connection, sql.array(), sql.length()))
                    .as("%s", sql.length() < 2000 ? sql : "")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("indexableCases")
    void keyLiteralsUseTheIndexOfTheColumn(TypeCase type) throws Exception {
        String keyed = "types.keyed_" + type.table();
        Literals literals = Literals.of(schemas.get(type.table()));
        try (Connection connection = source.connect(ConnectionRole.WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE "
                            + keyed
                            + "(v "
                            + type.type().replace(" NULL", "")
                            + " NOT NULL PRIMARY KEY)");
            statement.execute(
                    "INSERT IGNORE INTO "
                            + keyed
                            + " SELECT v FROM types."
                            + type.table()
                            + " WHERE v IS NOT NULL");
            statement.execute("FLUSH STATUS");
            for (byte[] row : decoded.get(type.table()).rows().values()) {
                deleteKeyed(connection, keyed, literals, row);
            }
            assertThat(one(statement, "SHOW SESSION STATUS LIKE 'Handler_read_rnd_next'", 2))
                    .isEqualTo("0");
            assertThat(one(statement, "SHOW SESSION STATUS LIKE 'Handler_read_first'", 2))
                    .isEqualTo("0");
            assertThat(one(statement, "SELECT COUNT(*) FROM " + keyed, 1)).isEqualTo("0");
        }
    }

    private static void deleteKeyed(
            Connection connection, String table, Literals literals, byte[] row)
            throws SQLException {
        int value = PackedRow.next(row, 0);
        if (!PackedRow.isNull(row, value)) {
            Bytes sql = new Bytes();
            sql.putAscii("DELETE FROM " + table + " WHERE v = ");
            literals.appendKey(1, row, value, sql);
            RawSql.execute(connection, sql.array(), sql.length());
        }
    }

    private static String one(Statement statement, String query, int column) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(column) : "";
        }
    }
}
