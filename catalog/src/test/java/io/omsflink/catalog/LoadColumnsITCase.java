package io.omsflink.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.DatabaseType;
import io.omsflink.project.TableId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every type from one server to the other by LOAD DATA and by INSERT: the same bytes arrive and
 * nothing warns.
 */
class LoadColumnsITCase {
    private static final TableId TABLE = new TableId("oms_values", "t");

    /** Column definition, then values as SQL. NULL is tried for every nullable column. */
    private static final List<List<String>> CASES =
            List.of(
                    List.of("TINYINT", "-128", "127", "0"),
                    List.of("BIGINT", "-9223372036854775808", "9223372036854775807"),
                    List.of("BIGINT UNSIGNED", "0", "18446744073709551615"),
                    List.of("INT(5) UNSIGNED ZEROFILL", "0", "42", "4294967295"),
                    List.of("MEDIUMINT", "-8388608", "8388607"),
                    List.of("BOOLEAN", "TRUE", "FALSE"),
                    List.of(
                            "DECIMAL(65,30)",
                            "0",
                            "-99999999999999999999999999999999999.999999999999999999999999999999",
                            "0.000000000000000000000000000001"),
                    List.of(
                            "DECIMAL(65,0)",
                            "99999999999999999999999999999999999999999999999999999999999999999"),
                    List.of(
                            "FLOAT",
                            "-0e0",
                            "3.4028234663852886e38",
                            "-3.4028234663852886e38",
                            "1.401298464324817e-45",
                            "16777217",
                            "0.1",
                            "123456.789"),
                    List.of("FLOAT(7,3)", "1234.567", "-0.001"),
                    List.of("DOUBLE(255,30)", "1e-20", "1e200"),
                    List.of(
                            "DOUBLE",
                            "-0e0",
                            "1.7976931348623157e308",
                            "-1.7976931348623157e308",
                            "5e-324",
                            "2.2250738585072014e-308",
                            "0.1",
                            "1e22",
                            "123456789012345680"),
                    List.of("BIT(1)", "b'0'", "b'1'"),
                    List.of("BIT(64)", "0", "0x095C0A0000000D1A", "0xFFFFFFFFFFFFFFFF"),
                    List.of("YEAR", "0", "1901", "2155"),
                    List.of(
                            "DATE",
                            "'0000-00-00'",
                            "'2012-00-10'",
                            "'2011-02-31'",
                            "'0001-01-01'",
                            "'9999-12-31'"),
                    List.of(
                            "TIME(6)",
                            "'-838:59:59'",
                            "'-00:00:00.000001'",
                            "'838:59:59'",
                            "'00:00:00'"),
                    List.of(
                            "DATETIME(6)",
                            "'0000-00-00 00:00:00'",
                            "'1969-12-31 23:59:59.999999'",
                            "'9999-12-31 23:59:59.999999'"),
                    List.of(
                            "TIMESTAMP(3) NULL",
                            "'0000-00-00 00:00:00'",
                            "'1970-01-01 00:00:01'",
                            "'2038-01-19 03:14:07.999'"),
                    List.of("CHAR(10)", "''", "'a '", "'a\\tb\\\\N'"),
                    List.of(
                            "VARCHAR(200) CHARACTER SET latin1",
                            "''",
                            "'a  '",
                            "_latin1 0x80819FA4E9FF",
                            "'\\\\N'"),
                    List.of("VARCHAR(200) CHARACTER SET gbk", "_gbk 0x815CB0A1814027", "'中文'"),
                    List.of("VARCHAR(200) CHARACTER SET utf8mb4", "'😀\\0\\t\\n\\r\\\\\\''", "'é'"),
                    List.of("VARCHAR(200) CHARACTER SET utf16", "'😀a'"),
                    List.of("VARCHAR(200) CHARACTER SET ucs2", "'中a'"),
                    List.of("TEXT CHARACTER SET sjis", "_sjis 0x835C"),
                    List.of("LONGTEXT", "REPEAT('😀\\n', 100000)", "''"),
                    List.of("BINARY(6)", "''", "0x6100", "0x612000"),
                    List.of("VARBINARY(6)", "''", "0x6100", "0x612000"),
                    List.of("BLOB", "''", everyByte(), "REPEAT('\\0', 60000)"),
                    List.of("ENUM('a','b\\'c','é') CHARACTER SET latin1", "'a'", "'é'", "0"),
                    List.of(
                            "ENUM('0','00','2','1') CHARACTER SET utf8mb4",
                            "'0'",
                            "'1'",
                            "'2'",
                            "0"),
                    List.of("ENUM('x','','0')", "'x'", "''", "'0'", "0"),
                    List.of("ENUM('中','é') CHARACTER SET ucs2", "'中'", "'é'", "0"),
                    List.of("ENUM('中','','0') CHARACTER SET utf16", "'中'", "''", "'0'", "0"),
                    List.of("ENUM('中','é') CHARACTER SET utf32", "'中'", "0"),
                    List.of("ENUM('中','') CHARACTER SET gbk", "'中'", "''", "0"),
                    List.of("SET('a','b','é') CHARACTER SET latin1", "''", "'a,é'", "'b'"),
                    List.of("SET('1','2','中') CHARACTER SET utf16", "''", "'1,中'", "'2'"),
                    List.of(
                            "JSON",
                            "'null'",
                            "'\"\"'",
                            "'\"\\\\u0000\\\\n😀é\"'",
                            "'{\"b\": [1, -2.5, 1e100, 18446744073709551615, -9223372036854775808],"
                                    + " \"\": {}, \"aa\": \"\\\\\"\"}'",
                            "'[0.1, 1e-7, 123456789.123456789, 5e-324, 1.7976931348623157e308,"
                                    + " 1e15, 1e22, 100000000000000000000]'"),
                    List.of(
                            "GEOMETRY",
                            "ST_GeomFromText('POINT(1 2)')",
                            "ST_GeomFromText('POINT(9.5 -1e300)', 4326)".replace("-1e300", "1e1"),
                            "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1"
                                    + " 1))')"),
                    List.of(
                            "POLYGON",
                            "ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 0),(1 1,2 1,2 2,1 1))')"));

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(textBlock = "MYSQL,MYSQL\nMYSQL,OCEANBASE\nOCEANBASE,OCEANBASE\nOCEANBASE,MYSQL")
    void everyValueArrives(DatabaseType from, DatabaseType to) throws Exception {
        fill(from);
        TableSchema table = read(from);
        List<List<byte[]>> rows = select(from, table);
        long values = CASES.stream().mapToLong(c -> c.size() - 1).sum();
        assertThat(rows).hasSize((int) values + 1);

        createEmpty(to);
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(to), ConnectionRole.WRITE)) {
            String sql =
                    "LOAD DATA LOCAL INFILE 'rows' REPLACE INTO TABLE oms_values.t CHARACTER SET"
                            + " binary "
                            + LoadColumns.loadList(table);
            LocalInfile.LoadResult result =
                    LocalInfile.load(connection, sql, loadFormat(table, rows));
            assertThat(result.firstWarnings()).isEmpty();
            assertThat(result).isEqualTo(new LocalInfile.LoadResult(rows.size(), 0, List.of()));
        }
        assertSame(select(to, read(to)), rows, table);

        createEmpty(to);
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(to), ConnectionRole.WRITE)) {
            byte[] insert = insert(table, rows);
            assertThat(RawSql.execute(connection, insert, insert.length)).isEqualTo(rows.size());
            try (Statement statement = connection.createStatement();
                    ResultSet warnings = statement.executeQuery("SHOW WARNINGS")) {
                assertThat(warnings.next() ? warnings.getString(3) : "").isEmpty();
            }
        }
        assertSame(select(to, read(to)), rows, table);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(textBlock = "MYSQL,OCEANBASE\nOCEANBASE,MYSQL")
    void randomFloatsAndDoublesKeepEveryBit(DatabaseType from, DatabaseType to) throws Exception {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("oms.test.seed=" + seed);
        Random random = new Random(seed);
        List<Double> doubles =
                random.longs(20_000)
                        .mapToObj(Double::longBitsToDouble)
                        .filter(Double::isFinite)
                        .toList();
        List<Float> floats =
                random.ints(20_000)
                        .mapToObj(Float::intBitsToFloat)
                        .filter(Float::isFinite)
                        .toList();
        int count = Math.min(doubles.size(), floats.size());
        String values =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        "("
                                                + i
                                                + ","
                                                + (double) floats.get(i)
                                                + ","
                                                + doubles.get(i)
                                                + ")")
                        .collect(Collectors.joining(","));
        String[] create = {
            "DROP DATABASE IF EXISTS oms_values",
            "CREATE DATABASE oms_values",
            "CREATE TABLE oms_values.t (id INT PRIMARY KEY, f FLOAT, d DOUBLE)"
        };
        TestEndpoints.server(from).execute(create);
        TestEndpoints.server(from).execute("INSERT INTO oms_values.t VALUES " + values);
        TableSchema table = read(from);
        List<List<byte[]>> rows = select(from, table);
        TestEndpoints.server(to).execute(create);
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(to), ConnectionRole.WRITE)) {
            LocalInfile.load(
                    connection,
                    "LOAD DATA LOCAL INFILE 'rows' INTO TABLE oms_values.t CHARACTER SET binary "
                            + LoadColumns.loadList(table),
                    loadFormat(table, rows));
        }
        List<List<byte[]>> arrived = select(to, table);
        for (int i = 0; i < count; i++) {
            assertThat((float) Double.parseDouble(text(arrived.get(i).get(1))))
                    .isEqualTo(floats.get(i));
            assertThat(Double.parseDouble(text(arrived.get(i).get(2)))).isEqualTo(doubles.get(i));
        }
    }

    /**
     * MySQL 5.7 prints them as whole numbers, which is its own loss: the text is all that any
     * reader gets.
     */
    @Test
    void wholeDoublesInJsonStayDoublesOnMySql8() throws Exception {
        TestEndpoints.server(DatabaseType.MYSQL)
                .execute(
                        "DROP DATABASE IF EXISTS oms_values",
                        "CREATE DATABASE oms_values",
                        "CREATE TABLE oms_values.t (j JSON)",
                        "INSERT INTO oms_values.t VALUES ('[-0.0, 1.0, 1e20]')");
        TableSchema table = read(DatabaseType.MYSQL);
        List<List<byte[]>> rows = select(DatabaseType.MYSQL, table, "1");
        try (Connection connection =
                Connections.open(
                        TestEndpoints.endpoint(DatabaseType.MYSQL), ConnectionRole.WRITE)) {
            String sql =
                    "LOAD DATA LOCAL INFILE 'rows' INTO TABLE oms_values.t CHARACTER SET binary "
                            + LoadColumns.loadList(table);
            LocalInfile.load(connection, sql, loadFormat(table, rows));
        }
        assertThat(select(DatabaseType.MYSQL, table, "1"))
                .allSatisfy(row -> assertThat(text(row.get(0))).isEqualTo("[-0.0, 1.0, 1e20]"))
                .hasSize(2);
    }

    private static void fill(DatabaseType type) throws SQLException {
        createEmpty(type);
        try (Connection connection = TestEndpoints.server(type).connect("oms_values");
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode='ALLOW_INVALID_DATES', time_zone='+00:00'");
            int id = 0;
            statement.execute("INSERT INTO t (id) VALUES (" + id++ + ")");
            for (int c = 0; c < CASES.size(); c++) {
                for (String value : CASES.get(c).subList(1, CASES.get(c).size())) {
                    statement.execute(
                            "INSERT INTO t (id, `c%d`) VALUES (%d, %s)".formatted(c, id++, value));
                }
            }
        }
    }

    private static void createEmpty(DatabaseType type) throws SQLException {
        String columns =
                IntStream.range(0, CASES.size())
                        .mapToObj(c -> "`c" + c + "` " + CASES.get(c).get(0))
                        .collect(Collectors.joining(", "));
        try (Connection connection = TestEndpoints.server(type).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode=''");
            statement.execute("DROP DATABASE IF EXISTS oms_values");
            statement.execute("CREATE DATABASE oms_values DEFAULT CHARACTER SET utf8mb4");
            statement.execute(
                    "CREATE TABLE oms_values.t (id INT PRIMARY KEY, "
                            + columns
                            + ", g INT AS (id + 1) VIRTUAL) ROW_FORMAT=DYNAMIC");
        }
    }

    private static TableSchema read(DatabaseType type) throws SQLException {
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA)) {
            return SchemaReader.table(connection, TABLE).orElseThrow();
        }
    }

    private static List<List<byte[]>> select(DatabaseType type, TableSchema table)
            throws SQLException {
        return select(type, table, "id");
    }

    private static List<List<byte[]>> select(DatabaseType type, TableSchema table, String order)
            throws SQLException {
        String sql =
                "SELECT " + LoadColumns.selectList(table) + " FROM oms_values.t ORDER BY " + order;
        List<List<byte[]>> rows = new ArrayList<>();
        try (Connection connection =
                        Connections.open(TestEndpoints.endpoint(type), ConnectionRole.READ);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<byte[]> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getBytes(i));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static void assertSame(
            List<List<byte[]>> actual, List<List<byte[]>> expected, TableSchema table) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int r = 0; r < expected.size(); r++) {
            for (int c = 0; c < expected.get(r).size(); c++) {
                assertThat(actual.get(r).get(c))
                        .as("row %d, %s", r, table.writtenColumns().get(c).columnType())
                        .isEqualTo(expected.get(r).get(c));
            }
        }
    }

    private static InputStream loadFormat(TableSchema table, List<List<byte[]>> rows) {
        List<ColumnSchema> columns = table.writtenColumns();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (List<byte[]> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                out.writeBytes(text(c == 0 ? "" : "\t"));
                if (row.get(c) == null) {
                    out.writeBytes(text("\\N"));
                } else {
                    escape(out, written(columns.get(c), row.get(c)), '\t');
                }
            }
            out.write('\n');
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static byte[] insert(TableSchema table, List<List<byte[]>> rows) {
        List<ColumnSchema> columns = table.writtenColumns();
        String names = Names.quoteAll(columns.stream().map(ColumnSchema::name).toList());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text("INSERT INTO oms_values.t (" + names + ") VALUES "));
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                out.writeBytes(text(c > 0 ? "," : r > 0 ? ",(" : "("));
                literal(out, columns.get(c), rows.get(r).get(c));
            }
            out.write(')');
        }
        return out.toByteArray();
    }

    private static void literal(ByteArrayOutputStream out, ColumnSchema column, byte[] value) {
        if (value == null) {
            out.writeBytes(text("NULL"));
            return;
        }
        out.writeBytes(text(LoadColumns.introducer(column) + "'"));
        escape(out, written(column, value), '\'');
        out.write('\'');
    }

    private static byte[] written(ColumnSchema column, byte[] value) {
        boolean zeroIndex = value.length == 0 && LoadColumns.zeroIndexIsEmpty(column);
        return zeroIndex ? text(LoadColumns.zeroIndex(column)) : value;
    }

    private static void escape(ByteArrayOutputStream out, byte[] value, char special) {
        for (byte b : value) {
            if (b == 0) {
                out.writeBytes(text("\\0"));
                continue;
            }
            if (b == special || b == '\\' || b == '\n') {
                out.write('\\');
            }
            // A backslash before a line end stands for the line end itself in a file, as before "n"
            // in a literal.
            out.write(b == '\n' && special == '\'' ? 'n' : b);
        }
    }

    private static String everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
