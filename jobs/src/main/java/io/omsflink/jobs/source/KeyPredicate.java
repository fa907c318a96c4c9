package io.omsflink.jobs.source;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SQL for walking a table along its key. The database compares, never Java, because only the
 * database knows its collations.
 *
 * <ul>
 *   <li>A composite comparison is written as a chain of ORs: MySQL does not use an index range for
 *       {@code (a,b) > (1,2)}.
 *   <li>ENUM, SET and BIT sort by number but compare with a string as text, so they travel as
 *       numbers.
 *   <li>For {@code enum > 2} MySQL scans the whole index; for {@code enum IN (3,4)} it does not.
 *   <li>A SET takes part in arithmetic as a DOUBLE, which has room for 53 members; as a number of
 *       64 bits it has no index, but every row has its place.
 *   <li>Text is written as hexadecimal digits with its character set, so that no byte of it is ever
 *       parsed or converted.
 * </ul>
 */
final class KeyPredicate {
    /** A longer list costs more to read than it saves. */
    private static final int MOST_MEMBERS = 1000;

    private final TableSchema table;
    private final IndexSchema key;
    private final List<ColumnSchema> columns;

    KeyPredicate(TableSchema table, IndexSchema key) {
        this.table = table;
        this.key = key;
        this.columns = key.parts().stream().map(p -> table.column(p.column())).toList();
    }

    int width() {
        return columns.size();
    }

    /** {@code `db`.`t` FORCE INDEX (`key`)}: a chunk must never become a full scan. */
    String from() {
        return Names.quote(table.id()) + " FORCE INDEX (" + Names.quote(key.name()) + ")";
    }

    /** Expressions whose bytes {@link #literal} understands. */
    String select() {
        StringJoiner list = new StringJoiner(", ");
        for (ColumnSchema column : columns) {
            list.add(numbered(column) ? number(column) : Names.quote(column.name()));
        }
        return list.toString();
    }

    String order() {
        StringJoiner list = new StringJoiner(", ");
        columns.forEach(column -> list.add(Names.quote(column.name())));
        return list.toString();
    }

    /** Literal for the value of key column {@code i} as the text protocol returned it. */
    String literal(int i, byte[] value) {
        ColumnSchema column = columns.get(i);
        return switch (column.dataType()) {
            case "tinyint",
                    "smallint",
                    "mediumint",
                    "int",
                    "bigint",
                    "decimal",
                    "year",
                    "enum",
                    "set",
                    "bit" ->
                    new String(value, StandardCharsets.US_ASCII);
            case "date", "datetime", "timestamp", "time" ->
                    "'" + new String(value, StandardCharsets.US_ASCII) + "'";
            default -> introducer(column) + "x'" + HexFormat.of().formatHex(value) + "'";
        };
    }

    /** Condition for a range; {@code TRUE} for the whole table. */
    String where(KeyRange range) {
        List<String> conditions = new ArrayList<>();
        if (!range.after().isEmpty()) {
            conditions.add(chain(range.after(), ">", ">"));
        }
        if (!range.upTo().isEmpty()) {
            conditions.add(chain(range.upTo(), "<", "<="));
        }
        return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    }

    private String chain(List<String> bound, String strict, String final_) {
        StringJoiner ors = new StringJoiner(" OR ", "(", ")");
        for (int i = 0; i < bound.size(); i++) {
            StringJoiner ands = new StringJoiner(" AND ", "(", ")");
            for (int j = 0; j < i; j++) {
                ands.add(compared(columns.get(j)) + " = " + bound.get(j));
            }
            ands.add(
                    comparison(
                            columns.get(i), i == bound.size() - 1 ? final_ : strict, bound.get(i)));
            ors.add(ands.toString());
        }
        return ors.toString();
    }

    private static String number(ColumnSchema column) {
        return "CAST(" + Names.quote(column.name()) + " AS UNSIGNED)";
    }

    private static String compared(ColumnSchema column) {
        return column.dataType().equals("set") ? number(column) : Names.quote(column.name());
    }

    private static String comparison(ColumnSchema column, String operator, String bound) {
        String name = Names.quote(column.name());
        int last = column.members().size();
        if (!column.dataType().equals("enum") || last > MOST_MEMBERS) {
            return compared(column) + " " + operator + " " + bound;
        }
        int index = Integer.parseInt(bound);
        return switch (operator) {
            case ">" -> in(name, index + 1, last);
            case "<" -> in(name, 0, index - 1);
            default -> in(name, 0, index);
        };
    }

    private static String in(String name, int from, int to) {
        return from > to
                ? "FALSE"
                : IntStream.rangeClosed(from, to)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", name + " IN (", ")"));
    }

    private static boolean numbered(ColumnSchema column) {
        return switch (column.dataType()) {
            case "enum", "set", "bit" -> true;
            default -> false;
        };
    }

    private static String introducer(ColumnSchema column) {
        return column.charset().isEmpty() ? "" : "_" + column.charset() + " ";
    }
}
