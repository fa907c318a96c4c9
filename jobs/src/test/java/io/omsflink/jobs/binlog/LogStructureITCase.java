package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.MySqlServer;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row images whose columns are not those that a table shows, and settings that leave columns out.
 */
class LogStructureITCase {
    private static SourceServer source;

    @BeforeAll
    static void start() throws Exception {
        source = new SourceServer(MySqlServer.v80());
        source.server().execute("CREATE DATABASE types");
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    @Test
    void generatedColumnsAreLeftOut() throws Exception {
        source.server()
                .execute(
                        "CREATE TABLE types.gen(id INT PRIMARY KEY, v1 INT AS (a + 1) VIRTUAL, a"
                                + " INT, s1 VARCHAR(9) AS (CONCAT('x', a)) STORED, b VARCHAR(9), v2"
                                + " VARCHAR(9) AS (b) VIRTUAL)",
                        "INSERT INTO types.gen(id, a, b) VALUES (1, 5, 'b'), (2, NULL, NULL)",
                        "UPDATE types.gen SET a = 6 WHERE id = 1");
        Map<String, byte[]> rows = decode(source.schema("gen"));
        assertThat(texts(rows.get("1"), 3)).containsExactly("1", "6", "b");
        assertThat(texts(rows.get("2"), 3)).containsExactly("2", null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY KEY", "UNIQUE", ""})
    void hiddenColumnsOfFunctionalIndexesAreLeftOut(String key) throws Exception {
        source.server()
                .execute(
                        "DROP TABLE IF EXISTS types.fun",
                        "CREATE TABLE types.fun(id BIGINT "
                                + key
                                + ", a VARCHAR(300), KEY f ((LOWER(a)), (id * 2)))",
                        "ALTER TABLE types.fun ADD COLUMN b BIGINT, ADD COLUMN c INT AS (b)"
                                + " VIRTUAL, ADD COLUMN d INT",
                        "ALTER TABLE types.fun ADD INDEX ((d + 1))",
                        "INSERT INTO types.fun(id, a, b, d) VALUES (1, 'ABC', 7, 8), (2, NULL,"
                                + " NULL, NULL), (3, '', 1, 1)",
                        "UPDATE types.fun SET b = 8 WHERE id = 1",
                        "DELETE FROM types.fun WHERE id = 3");
        Map<String, byte[]> rows = decode(source.schema("fun"));
        assertThat(texts(rows.get("1"), 4)).containsExactly("1", "ABC", "8", "8");
        assertThat(texts(rows.get("2"), 4)).containsExactly("2", null, null, null);
        assertThat(rows).hasSize(2);
    }

    @Test
    void namesInTheLogTellColumnsThatChangedPlaces() throws Exception {
        source.server()
                .execute(
                        "SET GLOBAL binlog_row_metadata = 'FULL'",
                        "CREATE TABLE types.named(id INT PRIMARY KEY, a INT, b INT)",
                        "INSERT INTO types.named VALUES (1, 2, 3)",
                        "SET GLOBAL binlog_row_metadata = 'MINIMAL'",
                        "ALTER TABLE types.named MODIFY a INT AFTER b");
        assertRefused(
                ErrorCode.DDL_IN_LOG,
                () -> decode(source.schema("named")),
                "column 'b' is int(11), in the log 'a' int");
    }

    @Test
    void everyDifferenceToTheSchemaIsNamed() throws Exception {
        source.server()
                .execute(
                        "CREATE TABLE types.alt(id INT, a INT UNSIGNED, b DECIMAL(10,2), c"
                                + " VARCHAR(9), d DATETIME(3))",
                        "INSERT INTO types.alt VALUES (1, 1, 1, '3', NOW())",
                        "ALTER TABLE types.alt MODIFY a INT, MODIFY b DECIMAL(10,3), MODIFY c INT,"
                                + " MODIFY d DATETIME(2), ADD e INT");
        assertRefused(
                ErrorCode.DDL_IN_LOG,
                () -> decode(source.schema("alt")),
                "types.alt",
                "the log has 5 columns, the schema 6",
                "column 'a' is int(11), in the log int unsigned",
                "column 'b' is decimal(10,3), in the log decimal(10,2)",
                "column 'c' is int(11), in the log varchar",
                "column 'd' is datetime(2), in the log datetime(3)");
    }

    @Test
    void rowsWithoutAllColumnsAreRefused() throws Exception {
        source.server()
                .execute(
                        "CREATE TABLE types.part(id INT PRIMARY KEY, a INT)",
                        "INSERT INTO types.part VALUES (1, 1)",
                        "SET SESSION binlog_row_image = 'MINIMAL'",
                        "UPDATE types.part SET a = 2");
        assertRefused(
                ErrorCode.LOG_UNSUPPORTED,
                () -> decode(source.schema("part")),
                "types.part",
                "binlog_row_image=FULL");
    }

    @Test
    void partsOfDocumentsAreRefused() throws Exception {
        source.server()
                .execute(
                        "CREATE TABLE types.doc(id INT PRIMARY KEY, j JSON)",
                        "INSERT INTO types.doc VALUES (1, '{\"a\": 1, \"b\": \"long enough for a"
                                + " partial update\"}')",
                        "SET SESSION binlog_row_value_options = 'PARTIAL_JSON'",
                        "UPDATE types.doc SET j = JSON_SET(j, '$.a', 2)");
        assertRefused(
                ErrorCode.LOG_UNSUPPORTED,
                () -> decode(source.schema("doc")),
                "types.doc",
                "binlog_row_value_options=''");
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable decoding, String... parts) {
        assertThatThrownBy(decoding)
                .isInstanceOfSatisfying(
                        OmsException.class, e -> assertThat(e.code()).isEqualTo(code))
                .message()
                .contains(parts);
    }

    private static Map<String, byte[]> decode(TableSchema schema) throws Exception {
        DecodedTable sink = new DecodedTable();
        RowsEventDecoder decoder = new RowsEventDecoder();
        TableDecoder table = null;
        for (LogEvents.RowsEvent event : events(schema)) {
            table =
                    table != null && table.map().sameLayout(event.map())
                            ? table
                            : TableDecoder.of(schema, event.map());
            decoder.decode(event.type(), event.body(), 0, event.body().length, table, sink);
        }
        return sink.rows();
    }

    /** The events of the table, since it was last made. */
    private static List<LogEvents.RowsEvent> events(TableSchema schema) throws Exception {
        List<LogEvents.RowsEvent> events =
                LogEvents.read(source.server()).stream()
                        .filter(event -> event.map().table().equals(schema.id()))
                        .toList();
        long number = events.get(events.size() - 1).map().number();
        return events.stream().filter(event -> event.map().number() == number).toList();
    }

    private static List<String> texts(byte[] row, int columns) {
        assertThat(PackedRow.skip(row, 0, columns)).isEqualTo(row.length);
        String[] texts = new String[columns];
        for (int i = 0; i < columns; i++) {
            texts[i] = DecodedTable.value(row, i).map(String::new).orElse(null);
        }
        return java.util.Arrays.asList(texts);
    }
}
