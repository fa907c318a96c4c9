package io.omsflink.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** A table with a column of every type, random rows for it, and ways to spoil a single value. */
final class EveryType {
    /**
     * A column.
     *
     * @param value SQL of a random value from the numbers 0 to 999
     * @param spoilt SQL of another value that differs as little as the type allows
     * @param instead what a NULL is spoilt into
     */
    record Column(String name, String type, String value, String spoilt, String instead) {}

    static final List<Column> COLUMNS =
            List.of(
                    new Column("ti", "TINYINT", "%d MOD 100", "ti+1", "0"),
                    new Column("i", "INT", "-%d", "i-1", "0"),
                    new Column("u", "BIGINT UNSIGNED", "18446744073709550000+%d", "u-1", "0"),
                    new Column("d", "DECIMAL(40,20)", "%d.5", "d+0.00000000000000000001", "0"),
                    new Column("f", "FLOAT", "%d+0.1", "-f", "0"),
                    new Column("g", "DOUBLE", "%d+0.1e0", "g*(1+4e-16)", "0"),
                    new Column("b", "BIT(20)", "%d", "b^1", "0"),
                    new Column("y", "YEAR", "1902+%d MOD 200", "y+1", "2000"),
                    new Column(
                            "dt",
                            "DATE",
                            "'2000-01-01'+INTERVAL %d DAY",
                            "dt+INTERVAL 1 DAY",
                            "'0000-00-00'"),
                    new Column(
                            "tm", "TIME(3)", "SEC_TO_TIME(%d)", "ADDTIME(tm,'0:0:0.001')", "'0'"),
                    new Column(
                            "dm",
                            "DATETIME(6)",
                            "'1900-01-01'+INTERVAL %d HOUR",
                            "dm+INTERVAL 1 MICROSECOND",
                            "'2000-01-01'"),
                    new Column(
                            "ts",
                            "TIMESTAMP(2) NULL",
                            "'2024-03-10'+INTERVAL %d MINUTE",
                            "ts+INTERVAL 10000 MICROSECOND",
                            "'2000-01-01'"),
                    new Column("c", "CHAR(20)", "'c%d'", "REPLACE(c,'c','C')", "''"),
                    new Column("v", "VARCHAR(50)", "'v%d'", "CONCAT(v,' ')", "''"),
                    new Column(
                            "n", "VARCHAR(50)", "'é%d'", "REPLACE(n,'é',_utf8mb4 x'65cc81')", "''"),
                    new Column(
                            "l", "TEXT CHARACTER SET latin1", "'ü%d'", "REPLACE(l,'ü','u')", "''"),
                    new Column("vb", "VARBINARY(50)", "x'00ff%04d'", "CONCAT(vb,x'00')", "''"),
                    new Column("bl", "BLOB", "REPEAT('b',%d)", "CONCAT('a',bl)", "''"),
                    new Column("e", "ENUM('a','b','c')", "1+%d MOD 3", "IF(e='a','b','a')", "'c'"),
                    new Column("s", "SET('x','y','z')", "%d MOD 8", "s^1", "''"),
                    new Column(
                            "j",
                            "JSON",
                            "JSON_OBJECT('a',%d,'b','x,y')",
                            "JSON_SET(j,'$.a','7')",
                            "'null'"),
                    new Column("p", "POINT", "POINT(%d,1)", "POINT(ST_X(p),2)", "POINT(0,0)"));

    private EveryType() {}

    static String create(String name) {
        StringJoiner columns =
                new StringJoiner(", ", "CREATE TABLE " + name + " (id INT PRIMARY KEY, ", ")");
        COLUMNS.forEach(c -> columns.add(c.name() + " " + c.type()));
        return columns + " CHARSET utf8mb4 COLLATE utf8mb4_bin";
    }

    /** Statements that insert rows 1 to {@code count}; a tenth of all values is NULL. */
    static List<String> rows(String name, int count, Random random) {
        List<String> statements = new ArrayList<>();
        StringJoiner rows = null;
        for (int id = 1; id <= count; id++) {
            rows =
                    rows == null
                            ? new StringJoiner(",", "INSERT INTO " + name + " VALUES ", "")
                            : rows;
            rows.add(row(id, random));
            if (id % 500 == 0 || id == count) {
                statements.add(rows.toString());
                rows = null;
            }
        }
        return statements;
    }

    private static String row(int id, Random random) {
        StringJoiner values = new StringJoiner(",", "(" + id + ",", ")");
        for (Column column : COLUMNS) {
            boolean isNull = random.nextInt(10) == 0;
            values.add(isNull ? "NULL" : column.value().formatted(1 + random.nextInt(999)));
        }
        return values.toString();
    }

    /** Spoils a value of one row, which is NULL in a part of the cases after or before. */
    static String spoil(String name, int id, Column column, Random random) {
        String other = random.nextInt(8) == 0 ? "NULL" : column.spoilt();
        return "UPDATE %s SET %s=IF(%s IS NULL, %s, %s) WHERE id=%d"
                .formatted(name, column.name(), column.name(), column.instead(), other, id);
    }
}
