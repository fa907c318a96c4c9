package io.omsflink.jobs.binlog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every type of MySQL with its edge values, one line per case. */
final class TypeCases {
    private static final String LONG_SET =
            IntStream.range(0, 64)
                    .mapToObj(i -> "'m" + i + "'")
                    .collect(Collectors.joining(",", "SET(", ")"));
    private static final String LONG_ENUM =
            IntStream.range(0, 300)
                    .mapToObj(i -> "'m" + i + "'")
                    .collect(Collectors.joining(",", "ENUM(", ")"));

    private final List<TypeCase> cases = new ArrayList<>();
    private final Random random;

    private TypeCases(Random random) {
        this.random = random;
    }

    static List<TypeCase> all(Random random) {
        TypeCases all = new TypeCases(random);
        all.numbers();
        all.randomNumbers();
        all.times();
        all.texts();
        all.bytes();
        all.members();
        all.geometries();
        all.documents();
        return all.cases;
    }

    private void add(String type, String... values) {
        cases.add(new TypeCase("t" + cases.size(), type, List.of(values)));
    }

    private void numbers() {
        add("TINYINT", "-128", "-127", "-1", "0", "1", "126", "127");
        add("TINYINT UNSIGNED", "0", "1", "127", "128", "254", "255");
        add("TINYINT(1)", "0", "1", "-5", "99");
        add("SMALLINT", "-32768", "-32767", "-1", "0", "32766", "32767");
        add("SMALLINT UNSIGNED", "0", "32768", "65535");
        add("MEDIUMINT", "-8388608", "-8388607", "-1", "0", "8388606", "8388607");
        add("MEDIUMINT UNSIGNED", "0", "8388608", "16777215");
        add("INT", "-2147483648", "-2147483647", "-1", "0", "2147483646", "2147483647");
        add("INT UNSIGNED", "0", "2147483648", "4294967295");
        add(
                "BIGINT",
                "-9223372036854775808",
                "-9223372036854775807",
                "-1",
                "0",
                "9",
                "10",
                "99",
                "100",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775807");
        add(
                "BIGINT UNSIGNED",
                "0",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551614",
                "18446744073709551615",
                "10000000000000000000",
                "9999999999999999999");
        add("INT(7) ZEROFILL", "0", "12", "1234567", "12345678", "4294967295");
        add("TINYINT ZEROFILL", "0", "255");
        add("BIGINT(20) ZEROFILL", "0", "18446744073709551615");
        add(
                "DECIMAL(65,30)",
                "0",
                "-0",
                "99999999999999999999999999999999999.999999999999999999999999999999",
                "-99999999999999999999999999999999999.999999999999999999999999999999",
                "0.000000000000000000000000000001",
                "-0.000000000000000000000000000001",
                "1000000000",
                "1000000000.000000001");
        add("DECIMAL(65,0)", "0", "-1", "9".repeat(65), "-" + "9".repeat(65), "1" + "0".repeat(64));
        add(
                "DECIMAL(30,30)",
                "0",
                "0.5",
                "-0.5",
                "0." + "9".repeat(30),
                "-0." + "9".repeat(30),
                "0." + "0".repeat(29) + "1");
        add("DECIMAL(4,4)", "0", "0.5", "-0.5", "0.9999", "-0.0001");
        add(
                "DECIMAL(10,2)",
                "0",
                "12345678.90",
                "-12345678.90",
                "0.01",
                "-0.01",
                "100",
                "-99999999.99");
        add("DECIMAL(10,2) ZEROFILL", "0", "1.5", "12345678.90");
        add("DECIMAL(4,4) ZEROFILL", "0", "0.5");
        add("DECIMAL(19,9)", "0", "1234567890.123456789", "-1.000000001");
        add(
                "FLOAT",
                "0",
                "1.1",
                "-1.1",
                "3.402823466e38",
                "-3.402823466e38",
                "1.175494351e-38",
                "1e-45",
                "16777217",
                "0.1",
                "-0.0e0");
        add("FLOAT UNSIGNED", "0", "1e10");
        add("FLOAT(10,3)", "0", "1234.567");
        add(
                "DOUBLE",
                "0",
                "-0.0e0",
                "1.1",
                "0.1",
                "0.30000000000000004e0",
                "1.7976931348623157e308",
                "-1.7976931348623157e308",
                "2.2250738585072014e-308",
                "4.9e-324",
                "9007199254740993",
                "1e22",
                "1e23",
                "123456789.12",
                "1e-7",
                "2e-3",
                "5.684341886080802e-14");
        add("DOUBLE(20,4)", "0", "1234567.8901", "-0.0001");
        add("DOUBLE ZEROFILL", "0", "1.5");
        add("BIT(1)", "0", "1");
        add("BIT(12)", "0", "1", "0xabc", "0xfff", "0x027", "0xa5c");
        add("BIT(64)", "0", "1", "0xffffffffffffffff", "0x005c270a0d1a0000");
        add("BIT(8)", "0", "0x27", "0xff");
    }

    private void randomNumbers() {
        add("DECIMAL(38,17)", many(() -> decimal(38, 17)));
        add("DECIMAL(13,10)", many(() -> decimal(13, 10)));
        add("BIGINT", many(() -> Long.toString(random.nextLong() >> random.nextInt(64))));
        add("DOUBLE", many(() -> anyDouble() + "e0"));
        add(
                "DOUBLE",
                many(
                        () ->
                                new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(10))
                                        + "e0"));
        add("FLOAT", many(() -> (double) anyFloat() + "e0"));
        add(
                "TIME(6)",
                many(
                        () ->
                                "SEC_TO_TIME("
                                        + (random.nextInt(6_000_000) - 3_000_000)
                                        + "."
                                        + random.nextInt(999_999)
                                        + ")"));
        add(
                "DATETIME(6)",
                many(
                        () ->
                                "TIMESTAMP'1000-01-01 00:00:00' + INTERVAL "
                                        + random.nextInt(3_000_000)
                                        + " DAY"
                                        + " + INTERVAL "
                                        + (random.nextLong() >>> 27)
                                        + " MICROSECOND"));
        add(
                "TIMESTAMP(6) NULL",
                many(
                        () ->
                                "FROM_UNIXTIME("
                                        + (1 + random.nextInt(Integer.MAX_VALUE - 1))
                                        + "."
                                        + random.nextInt(999_999)
                                        + ")"));
    }

    private String[] many(Supplier<String> value) {
        return Stream.generate(value)
                .map(v -> v.replaceAll("E(-?\\d+)e0", "e$1"))
                .limit(300)
                .toArray(String[]::new);
    }

    private String decimal(int precision, int scale) {
        BigInteger digits = new BigInteger(random.nextInt(1, precision * 33 / 10), random);
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale)
                .toPlainString();
    }

    private double anyDouble() {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : 1;
    }

    private float anyFloat() {
        float value = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(value) ? value : 1;
    }

    private void times() {
        add("YEAR", "'0000'", "1901", "1969", "2000", "2155");
        add(
                "DATE",
                "'0000-00-00'",
                "'0001-01-01'",
                "'1969-12-31'",
                "'2012-00-10'",
                "'2012-10-00'",
                "'2012-00-00'",
                "'2012-02-31'",
                "'2024-02-29'",
                "'9999-12-31'");
        add(
                "TIME",
                "'-838:59:59'",
                "'-00:00:01'",
                "'00:00:00'",
                "'00:00:01'",
                "'99:59:59'",
                "'100:00:00'",
                "'838:59:59'");
        add(
                "TIME(1)",
                "'-838:59:59.0'",
                "'-00:00:00.1'",
                "'-00:00:01.9'",
                "'00:00:00.9'",
                "'-01:00:00.5'");
        add("TIME(2)", "'-00:00:00.01'", "'-00:00:01.99'", "'00:00:00.99'", "'12:34:56.78'");
        add("TIME(3)", "'-00:00:00.001'", "'-00:00:01.999'", "'00:00:00.999'", "'12:34:56.789'");
        add("TIME(4)", "'-00:00:00.0001'", "'-12:34:56.7891'", "'12:34:56.7891'");
        add("TIME(5)", "'-00:00:00.00001'", "'-12:34:56.78912'", "'12:34:56.78912'");
        add(
                "TIME(6)",
                "'-838:59:58.999999'",
                "'-00:00:00.000001'",
                "'00:00:00.000001'",
                "'838:59:58.999999'");
        add(
                "DATETIME",
                "'0000-00-00'",
                "'0001-01-01'",
                "'1969-12-31 23:59:59'",
                "'2012-00-10 01:02:03'",
                "'2012-02-31 23:59:59'",
                "'9999-12-31 23:59:59'",
                "'2024-03-10 02:30:00'");
        for (int digits = 1; digits <= 6; digits++) {
            String fraction = "123456".substring(0, digits);
            add(
                    "DATETIME(" + digits + ")",
                    "'0000-00-00'",
                    "'2024-03-10 02:30:00." + fraction + "'",
                    "'9999-12-31 23:59:59." + "9".repeat(digits) + "'",
                    "'0001-01-01 00:00:00." + "0".repeat(digits - 1) + "1'");
            add(
                    "TIMESTAMP(" + digits + ") NULL",
                    "'0000-00-00'",
                    "'2024-03-10 02:30:00." + fraction + "'",
                    "'1970-01-01 00:00:01." + fraction + "'",
                    "'2038-01-19 03:14:07." + "9".repeat(digits) + "'");
        }
        add(
                "TIMESTAMP NULL",
                "'0000-00-00'",
                "'1970-01-01 00:00:01'",
                "'1972-02-29 12:00:00'",
                "'2000-02-29 23:59:59'",
                "'2024-03-10 02:30:00'",
                "'2024-12-31 23:59:59'",
                "'2038-01-19 03:14:07'");
    }

    private void texts() {
        String specials = "CONCAT('a\\0b\\n\\r\\\\\\'\\\"\\Z%_', CHAR(9,8))";
        add("CHAR(20)", "''", "'a'", "'a  '", "' a'", "'é漢😀'", specials);
        add("CHAR(255)", "''", "REPEAT('😀',255)", "REPEAT('a',255)");
        add("CHAR(100)", "''", "REPEAT('é',100)", "REPEAT('😀',100)");
        add("CHAR(63)", "REPEAT('😀',63)");
        add("CHAR(64)", "REPEAT('😀',64)");
        add("CHAR(255) CHARSET latin1", "REPEAT('é',255)", "'a '");
        add("VARCHAR(20)", "''", "'a  '", "'é漢😀'", specials);
        add("VARCHAR(63)", "REPEAT('😀',63)");
        add("VARCHAR(64)", "''", "REPEAT('😀',64)");
        add("VARCHAR(16000)", "''", "REPEAT('😀',16000)");
        add("VARCHAR(0)", "''");
        for (String charset :
                List.of(
                        "latin1", "gbk", "utf8", "ucs2", "utf16", "utf16le", "utf32", "gb18030",
                        "big5", "sjis", "cp932")) {
            String text =
                    charset.equals("latin1")
                            ? "'é€\\'\\\\'"
                            : charset.equals("gb18030")
                                            || charset.startsWith("utf") && !charset.equals("utf8")
                                    ? "'漢😀'"
                                    : "'漢字'";
            add("VARCHAR(20) CHARSET " + charset, "''", "'a\\0'", text, "'a  '");
            add("CHAR(20) CHARSET " + charset, "''", "'abc'", text, "'a  '");
        }
        add("VARCHAR(20) CHARSET gbk", "_binary x'815C'", "CONCAT(_gbk x'BF5C', _gbk x'27')");
        add("TINYTEXT", "''", "REPEAT('x',255)");
        add("TEXT", "''", specials, "REPEAT('漢',20000)");
        add("MEDIUMTEXT CHARSET ucs2", "''", "REPEAT('漢',40000)");
        add("LONGTEXT", "''", "REPEAT('x',200000)");
        add("VARCHAR(20) COLLATE utf8mb4_bin", "'A'", "'a '");
    }

    private void bytes() {
        String all =
                IntStream.range(0, 256)
                        .mapToObj("%02x"::formatted)
                        .collect(Collectors.joining("", "x'", "'"));
        add("BINARY(5)", "''", "'a'", "x'0000000000'", "x'6100620000'", "x'FFFFFFFFFF'");
        add("BINARY(255)", "''", "REPEAT(x'FF',255)");
        add("VARBINARY(300)", "''", "x'00'", "x'6100'", all);
        add("TINYBLOB", "''", "REPEAT(x'00',255)");
        add("BLOB", "''", all, "REPEAT(x'275c',30000)");
        add("MEDIUMBLOB", "''", "REPEAT(x'FF',70000)");
        add("LONGBLOB", "''", "REPEAT(x'0a',3000000)");
    }

    private void members() {
        add("ENUM('a','b','é')", "'a'", "'b'", "'é'", "'0'");
        add("ENUM('a','','b')", "'a'", "''", "'b'");
        add("ENUM('a','0')", "'a'", "'0'");
        add("ENUM('é','漢') CHARSET gbk", "'漢'", "'0'");
        add("ENUM('é','漢') CHARSET ucs2", "'é'", "'漢'", "_ucs2 x'0030'");
        add("ENUM('é','x''y\\\\z') CHARSET latin1", "'é'", "'x''y\\\\z'", "'0'");
        add(LONG_ENUM, "'m0'", "'m254'", "'m255'", "'m256'", "'m299'", "'0'");
        add("SET('a','b','é')", "''", "'a'", "'a,b'", "'a,b,é'", "'é'");
        add("SET('é','漢') CHARSET gbk", "''", "'漢'", "'é,漢'");
        add("SET('é','漢') CHARSET ucs2", "''", "'漢'", "'é,漢'");
        add("SET('a','b','c','d','e','f','g','h','i')", "'i'", "'a,i'");
        add(LONG_SET.replaceAll(",'m2.*", ")"), "'m0,m1'");
        add(LONG_SET.replaceAll(",'m20'.*", ")"), "'m19'", "'m0,m16'");
        add(LONG_SET.replaceAll(",'m32'.*", ")"), "'m31'", "'m0,m31'");
        add(LONG_SET, "''", "'m63'", "'m0,m31,m32,m63'", "-1");
    }

    private void geometries() {
        add(
                "GEOMETRY",
                "ST_GeomFromText('POINT(1 2)')",
                "ST_GeomFromText('LINESTRING(0 0,1 1.5,-2e100 2)')",
                "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),POLYGON((0 0,4 0,4 4,0 4,0 0)))')");
        add(
                "POINT",
                "ST_GeomFromText('POINT(-1.5 39)', 0)",
                "ST_GeomFromText('POINT(10 39)', 4326)");
        add(
                "POLYGON",
                "ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0),(5 5,7 5,7 7,5 7,5 5))')");
    }

    private void documents() {
        add(
                "JSON",
                "'null'",
                "'true'",
                "'false'",
                "'0'",
                "'-1'",
                "'32767'",
                "'-32768'",
                "'32768'",
                "'65535'",
                "'65536'",
                "'2147483647'",
                "'-2147483649'",
                "'4294967296'",
                "'9223372036854775807'",
                "'18446744073709551615'",
                "'-9223372036854775808'",
                "'\"\"'",
                "'\"a\"'",
                "'{}'",
                "'[]'",
                "'[[],{}]'");
        add(
                "JSON",
                "'[0, -1, 32767, -32769, 65536, 4294967296, true, null, \"x\", [1, [2]], {\"a\":"
                        + " {\"b\": 1}}]'",
                "'{\"b\": 1, \"a\": [1, 2], \"aa\": \"x\", \"\": 0, \"é漢😀\": \"é漢😀\","
                        + " \"k\\\\\"\\\\\\\\\\\\n"
                        + "\": \"\\\\u0000\\\\u001f\\\\u007f/\"}'",
                "JSON_QUOTE(CHAR(1,2,7,8,9,10,11,12,13,14,27,31,32,34,39,47,92,127 USING utf8mb4))",
                "JSON_ARRAY(REPEAT('x',127), REPEAT('y',128), REPEAT('z',16384))",
                "JSON_OBJECT(REPEAT('k',300), REPEAT('v',70000), 'n', 70000, 'm', -70000, 'u',"
                        + " 3000000000, 's', 5, 't', true)",
                "CONCAT('[', REPEAT('[1,', 90), '0', REPEAT(']', 90), ']')",
                "CONCAT('[', REPEAT('100000,', 20000), '1]')");
        add(
                "JSON",
                "'1.0'",
                "'-0.0'",
                "'1.5'",
                "'0.1'",
                "'1e100'",
                "'[1e20, 1e-7, 123456.789, 3.0e0, 5e-324, 1.7976931348623157e308]'");
        add(
                "JSON",
                "JSON_ARRAY(CAST(1.50 AS DECIMAL(10,3)), CAST(-0.5 AS DECIMAL(4,4)),"
                        + " 12345678901234567890123.5)",
                "JSON_ARRAY(TIME'-101:02:03.5', CAST('838:59:59' AS TIME))",
                "JSON_ARRAY(TIMESTAMP'2015-01-15 23:24:25.12', DATE'2015-01-15', TIME'-10:02:03.5',"
                        + " TIME'23:59:59')",
                "JSON_ARRAY(CAST('0001-01-01' AS DATE), CAST('9999-12-31 23:59:59.999999' AS"
                        + " DATETIME(6)))",
                "JSON_ARRAY(x'00ff', b'1011', CAST('ab' AS BINARY), CAST(REPEAT('x',54) AS"
                        + " BINARY))");
        add("JSON", many(() -> "'" + anyDouble() + "'"));
        add(
                "JSON",
                many(
                        () ->
                                "'"
                                        + Double.longBitsToDouble(
                                                random.nextLong() >>> 2 & 0x000fffffffffffffL
                                                        | (long) (1023 + random.nextInt(-60, 60))
                                                                << 52)
                                        + "'"));
    }
}
