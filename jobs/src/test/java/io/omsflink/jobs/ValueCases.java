package io.omsflink.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every type of MySQL 8 with its edge values, one line per case. Values are inserted in a session
 * of time zone +09:30, so 02:30 UTC, which New York, Berlin and Sydney each leave out on one day of
 * the year, is 12:00 here.
 */
final class ValueCases {
    private static final String ALL_BYTES =
            IntStream.range(0, 256)
                    .mapToObj("%02x"::formatted)
                    .collect(Collectors.joining("", "x'", "'"));
    private static final String LONG_SET = members("SET", 64);
    private static final String LONG_ENUM = members("ENUM", 300);
    private static final String SPECIALS =
            "CONCAT('a\\0b\\n\\r\\t\\\\\\'\\\"\\Z%_N', CHAR(8,9,26))";

    private final List<ValueCase> cases = new ArrayList<>();

    private ValueCases() {}

    static List<ValueCase> all() {
        ValueCases all = new ValueCases();
        all.numbers();
        all.times();
        all.texts();
        all.bytes();
        all.members();
        all.geometries();
        all.documents();
        return List.copyOf(all.cases);
    }

    private static String members(String type, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'m" + i + "'")
                .collect(Collectors.joining(",", type + "(", ")"));
    }

    private void key(String type, String... values) {
        cases.add(new ValueCase(cases.size(), type, true, "5.7", List.of(values)));
    }

    private void plain(String type, String... values) {
        cases.add(new ValueCase(cases.size(), type, false, "5.7", List.of(values)));
    }

    private void plain80(String type, String... values) {
        cases.add(new ValueCase(cases.size(), type, false, "8.0", List.of(values)));
    }

    private void key80(String type, String... values) {
        cases.add(new ValueCase(cases.size(), type, true, "8.0", List.of(values)));
    }

    private void numbers() {
        key("TINYINT", "-128", "-1", "0", "127");
        key("TINYINT UNSIGNED", "0", "128", "255");
        key("BOOLEAN", "FALSE", "TRUE");
        key("SMALLINT", "-32768", "0", "32767");
        key("SMALLINT UNSIGNED", "0", "32768", "65535");
        key("MEDIUMINT", "-8388608", "-1", "8388607");
        key("MEDIUMINT UNSIGNED", "0", "8388608", "16777215");
        key("INT", "-2147483648", "-1", "0", "2147483647");
        key("INT UNSIGNED", "0", "2147483648", "4294967295");
        key("INT(7) ZEROFILL", "0", "12", "4294967295");
        key("BIGINT", "-9223372036854775808", "-1", "0", "9223372036854775807");
        key(
                "BIGINT UNSIGNED",
                "0",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551615");
        key("BIGINT(20) ZEROFILL", "0", "18446744073709551615");
        key(
                "DECIMAL(65,30)",
                "0",
                "99999999999999999999999999999999999.999999999999999999999999999999",
                "-99999999999999999999999999999999999.999999999999999999999999999999",
                "-0.000000000000000000000000000001");
        key("DECIMAL(65,0) UNSIGNED", "0", "9".repeat(65), "1" + "0".repeat(64));
        key("DECIMAL(30,30)", "0", "-0.5", "0." + "9".repeat(30));
        key("DECIMAL(10,2) ZEROFILL", "0", "1.5", "12345678.90");
        plain(
                "FLOAT",
                "0",
                "-0e0",
                "1.1",
                "3.4028234663852886e38",
                "-3.4028234663852886e38",
                "1.401298464324817e-45",
                "16777217",
                "123456.789");
        plain("FLOAT(7,3)", "1234.567", "-0.001");
        plain("FLOAT UNSIGNED", "0", "1e10");
        plain(
                "DOUBLE",
                "0",
                "-0e0",
                "1.1",
                "0.30000000000000004e0",
                "1.7976931348623157e308",
                "-1.7976931348623157e308",
                "2.2250738585072014e-308",
                "5e-324",
                "9007199254740993",
                "1e22",
                "1e23",
                "123456789.12",
                "1e-7");
        plain("DOUBLE(20,4)", "1234567.8901", "-0.0001");
        plain("DOUBLE ZEROFILL", "0", "1.5");
        key("BIT(1)", "0", "1");
        key("BIT(8)", "0", "0x27", "0x5c", "0xff");
        key("BIT(12)", "0", "0x027", "0xa5c", "0xfff");
        key("BIT(64)", "0", "0x30", "0x095c0a0000000d1a", "0xffffffffffffffff");
    }

    private void times() {
        key("YEAR", "'0000'", "1901", "1969", "2000", "2155");
        key(
                "DATE",
                "'0000-00-00'",
                "'0001-01-01'",
                "'1969-12-31'",
                "'2012-00-10'",
                "'2012-10-00'",
                "'2011-02-31'",
                "'2024-02-29'",
                "'9999-12-31'");
        key("TIME", "'-838:59:59'", "'-00:00:01'", "'00:00:00'", "'100:00:00'", "'838:59:59'");
        key("TIME(1)", "'-838:59:59.0'", "'-00:00:00.1'", "'00:00:00.9'");
        key("TIME(3)", "'-00:00:00.001'", "'-00:00:01.999'", "'12:34:56.789'");
        key(
                "TIME(6)",
                "'-838:59:58.999999'",
                "'-00:00:00.000001'",
                "'00:00:00.000001'",
                "'838:59:58.999999'");
        key(
                "DATETIME",
                "'0000-00-00'",
                "'0001-01-01'",
                "'1969-12-31 23:59:59'",
                "'2012-00-10 01:02:03'",
                "'2011-02-31 23:59:59'",
                "'2024-03-10 02:30:00'",
                "'2024-03-31 02:30:00'",
                "'2024-10-06 02:30:00'",
                "'9999-12-31 23:59:59'");
        key(
                "DATETIME(3)",
                "'0000-00-00'",
                "'2024-03-10 02:30:00.123'",
                "'9999-12-31 23:59:59.999'");
        key(
                "DATETIME(6)",
                "'0000-00-00'",
                "'0001-01-01 00:00:00.000001'",
                "'1969-12-31 23:59:59.999999'",
                "'2012-00-10 00:00:00.5'",
                "'2024-03-10 02:30:00.123456'",
                "'9999-12-31 23:59:59.999999'");
        key(
                "TIMESTAMP NULL",
                "'0000-00-00'",
                "'1970-01-01 09:30:01'",
                "'2024-03-10 12:00:00'",
                "'2024-03-31 12:00:00'",
                "'2024-10-06 12:00:00'",
                "'2024-11-03 15:00:00'",
                "'2024-11-03 16:00:00'",
                "'2038-01-19 12:44:07'");
        key("TIMESTAMP(2) NULL", "'0000-00-00'", "'2024-03-10 12:00:00.99'");
        key(
                "TIMESTAMP(6) NULL",
                "'0000-00-00'",
                "'1970-01-01 09:30:01.000001'",
                "'2024-03-10 12:00:00.123456'",
                "'2038-01-19 12:44:07.999999'");
    }

    private void texts() {
        key("CHAR(20)", "''", "'b  '", "' a'", "'é漢😀'", SPECIALS);
        key(
                "CHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                "''",
                "REPEAT('😀',100)",
                "'A'",
                "'a'");
        key("VARCHAR(20)", "''", "'B  '", "' c'", "'é漢😀'", SPECIALS, "'\\\\N'", "'NULL'");
        key(
                "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                "'A '",
                "'a'",
                "'é'",
                "'e'",
                "'😀'",
                "'😁'");
        key80(
                "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs",
                "'A'",
                "'a'",
                "'é'",
                "'e'",
                "'😀'");
        plain("VARCHAR(1000)", "''", "REPEAT('😀',1000)");
        plain("VARCHAR(0)", "''");
        key("VARCHAR(20) CHARACTER SET ascii", "''", "'a  '", "'~\\0'");
        key(
                "VARCHAR(200) CHARACTER SET latin1",
                "''",
                "'a  '",
                "_latin1 x'80819FA4E9FF'",
                "'\\\\N'",
                "_latin1 x'5C275C'");
        key(
                "VARCHAR(200) CHARACTER SET gbk",
                "''",
                "'b  '",
                "_gbk x'815C'",
                "_gbk x'BF5C27B0A1814027'",
                "'中文\\\\'");
        key("CHAR(20) CHARACTER SET gbk", "''", "_gbk x'B85C'", "'中文'");
        key("VARCHAR(20) CHARACTER SET utf8", "''", "'b  '", "'漢字é'");
        key(
                "VARCHAR(20) CHARACTER SET ucs2",
                "''",
                "'b  '",
                "'漢\\\\'",
                "_ucs2 x'5C00005C0A00000A27000027'");
        key("CHAR(20) CHARACTER SET ucs2", "''", "'漢字'", "_ucs2 x'00005C00'");
        key("VARCHAR(20) CHARACTER SET utf16", "''", "'漢😀'", "'b  '");
        key("VARCHAR(20) CHARACTER SET utf16le", "''", "'漢😀'", "'b  '");
        key("VARCHAR(20) CHARACTER SET utf32", "''", "'漢😀'", "'b  '");
        key("VARCHAR(20) CHARACTER SET gb18030", "''", "'漢😀'", "'b  '");
        key("VARCHAR(20) CHARACTER SET big5", "''", "'漢字'", "_big5 x'A55C'");
        key("VARCHAR(20) CHARACTER SET sjis", "''", "'漢字'", "_sjis x'835C'");
        key("VARCHAR(20) CHARACTER SET cp932", "''", "'漢字'", "_cp932 x'835C'");
        key("VARCHAR(20) CHARACTER SET eucjpms", "''", "'漢字'");
        key("VARCHAR(20) CHARACTER SET euckr", "''", "'漢字'");
        key("VARCHAR(20) CHARACTER SET cp1251", "''", "'Жук'");
        plain("TINYTEXT", "''", "'a  '", "REPEAT('x',255)");
        plain("TEXT", "''", SPECIALS, "REPEAT('漢',20000)");
        plain("TEXT CHARACTER SET gbk", "''", "REPEAT(_gbk x'BF5C',9000)");
        plain("MEDIUMTEXT CHARACTER SET ucs2", "''", "REPEAT('漢',40000)");
        plain("LONGTEXT", "''", "REPEAT('😀\\n',30000)");
    }

    private void bytes() {
        key("BINARY(5)", "''", "'a'", "x'6100620000'", "x'6120'", "x'FFFFFFFFFF'");
        plain("BINARY(255)", "''", "REPEAT(x'FF',255)", "x'00'");
        key("VARBINARY(300)", "''", "x'00'", "x'0000'", "x'6100'", "x'6120'", ALL_BYTES);
        plain("TINYBLOB", "''", "REPEAT(x'00',255)");
        plain("BLOB", "''", ALL_BYTES, "REPEAT(x'275c',30000)");
        plain("MEDIUMBLOB", "''", "REPEAT(x'00',70000)");
        plain("LONGBLOB", "''", "REPEAT(x'0a',300000)");
    }

    private void members() {
        key("ENUM('a','b','é')", "'a'", "'b'", "'é'", "0");
        key("ENUM('a','','b')", "'a'", "''", "'b'", "0");
        key("ENUM('a','0','','00')", "'a'", "'0'", "''", "'00'", "0");
        key("ENUM('0','2','1')", "'0'", "'1'", "'2'", "0");
        key("ENUM('é','漢') CHARACTER SET gbk", "'漢'", "0");
        key("ENUM('é','漢') CHARACTER SET ucs2", "'é'", "'漢'", "0");
        key("ENUM('漢','','0') CHARACTER SET utf16", "'漢'", "''", "'0'", "0");
        key("ENUM('é','x''y\\\\z') CHARACTER SET latin1", "'é'", "'x''y\\\\z'", "0");
        key(LONG_ENUM, "'m0'", "'m254'", "'m255'", "'m299'", "0");
        key("SET('a','b','é')", "''", "'a'", "'a,b,é'", "'é'");
        key("SET('','a')", "0", "1", "2", "3");
        key("SET('1','2','') CHARACTER SET utf16", "0", "1", "4", "5", "7");
        key("SET('é','漢') CHARACTER SET gbk", "''", "'漢'", "'é,漢'");
        key("SET('1','2','漢') CHARACTER SET ucs2", "''", "'1,漢'", "'2'");
        key(LONG_SET, "''", "'m63'", "'m0,m31,m32,m63'", "-1");
    }

    private void geometries() {
        plain(
                "GEOMETRY",
                "ST_GeomFromText('POINT(1 2)')",
                "ST_GeomFromText('POINT(9.5 10)', 4326)",
                "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1),POLYGON((0 0,4 0,4 4,0 4,0 0)))')");
        plain(
                "POINT",
                "ST_GeomFromText('POINT(-1.5 39)')",
                "ST_GeomFromText('POINT(10 39)', 4326)");
        plain("LINESTRING", "ST_GeomFromText('LINESTRING(0 0,1 1.5,-2e100 2)')");
        plain(
                "POLYGON",
                "ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0),(5 5,7 5,7 7,5 7,5 5))')");
        plain("MULTIPOINT", "ST_GeomFromText('MULTIPOINT(0 0,1 1)')");
        plain("MULTILINESTRING", "ST_GeomFromText('MULTILINESTRING((0 0,1 1),(2 2,3 3))')");
        plain("MULTIPOLYGON", "ST_GeomFromText('MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)))')");
        plain("GEOMETRYCOLLECTION", "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1))')");
    }

    private void documents() {
        plain(
                "JSON",
                "'null'",
                "'true'",
                "'\"\"'",
                "'{}'",
                "'[]'",
                "'18446744073709551615'",
                "'-9223372036854775808'",
                "'4294967296'",
                "'[0, -1, 32768, true, null, \"x\", [1, [2, []]], {\"a\": {\"b\": [{}]}}]'",
                "'{\"b\": 1, \"a\": [1, 2], \"aa\": \"x\", \"\": 0, \"é漢😀\": \"é漢😀\","
                        + " \"k\\\\\"\\\\\\\\\\\\n"
                        + "\": \"\\\\u0000\\\\u001f\\\\u007f/\"}'",
                "JSON_QUOTE(CHAR(1,2,7,8,9,10,11,12,13,14,27,31,32,34,39,47,92,127 USING utf8mb4))",
                "CONCAT('[', REPEAT('[1,', 90), '0', REPEAT(']', 90), ']')",
                "JSON_OBJECT(REPEAT('k',300), REPEAT('v',70000), 'n', 70000, 'u', 3000000000, 't',"
                        + " true)");
        plain(
                "JSON",
                "'[0.1, 1.5, -2.5, 1e100, 1e-7, 123456789.123456789, 5e-324,"
                        + " 1.7976931348623157e308]'",
                "'1.0'",
                "'[1e15, 1e22, 100000000000000000000]'");
        plain(
                "JSON",
                "JSON_ARRAY(CAST(-1.5 AS DECIMAL(10,1)), CAST('123.25' AS DECIMAL(10,2)))",
                "JSON_ARRAY(TIME'-101:02:03.5', TIMESTAMP'2015-01-15 23:24:25.12',"
                        + " DATE'0001-01-01')",
                "JSON_OBJECT('a', JSON_ARRAY(x'00ff', CAST('ab' AS BINARY), CAST(REPEAT('x',54) AS"
                        + " BINARY)))");
        // 5.7 prints the line break in it as it is, which the comparison takes for a difference.
        plain80("JSON", "JSON_ARRAY(CAST(REPEAT('x',60) AS BINARY))");
    }
}
