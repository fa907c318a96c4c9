package io.omsflink.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the written columns of a table ({@link TableSchema#writtenColumns()}, in that order) are
 * selected, loaded and written as literals, so that every value comes back as it was. Seen to hold,
 * without one warning, between MySQL 8.0.15 and 5.7.22 in all four directions.
 *
 * <p>Texts are bytes in the charset of their column: select them on a {@link ConnectionRole#READ}
 * connection, load and insert them on a {@link ConnectionRole#WRITE} one. {@code LOAD DATA ...
 * REPLACE} and {@code INSERT} refuse a value that does not fit; {@code LOAD DATA LOCAL} without
 * {@code REPLACE} means {@code IGNORE} and only warns, so look at the warnings. What needs care,
 * and why:
 *
 * <ul>
 *   <li>FLOAT and DOUBLE are selected as {@code col*1e0}. The plain column shows six digits of a
 *       FLOAT and the declared decimals of a {@code DOUBLE(m,d)}; the product is a DOUBLE that
 *       prints the shortest text that reads back as the same number. {@code col+0e0} would do the
 *       same but turns -0.0 into 0.0.
 *   <li>JSON refuses a binary string, so it is loaded through {@code CONVERT(@v USING utf8mb4)} and
 *       written as {@code _utf8mb4'...'}. It is sent as the text that the server prints: a DECIMAL
 *       or date that an application put into a document by CAST becomes a DOUBLE or a string, and
 *       MySQL 5.7 prints {@code 1.0} as {@code 1}.
 *   <li>An ENUM may hold index 0, which reads as the empty string. Written as such it is refused
 *       unless there is an empty member; the number 0 warns too, but the text {@code '0'} is read
 *       as a number, and silently, when no member has that name: {@link #zeroIndex}. Where an empty
 *       member exists as well, index 0 is selected as that text, since the two could not be told
 *       apart.
 *   <li>A SET may have an empty member too, and then its texts are ambiguous: {@code ''} is 0 or
 *       the empty member alone. Such a column travels as its number in text ({@link #numbered}),
 *       which the server takes for a number because no member reads so.
 *   <li>The server reads such a text in the charset it believes it to have. So an ENUM (or such a
 *       SET) in UCS-2, UTF-16 or UTF-32 is loaded through {@code CONVERT(@v USING ucs2)} and
 *       written as {@code _ucs2'...'}.
 *   <li>BIT and geometry are raw bytes both ways, a zero YEAR is {@code 0000}, an empty SET the
 *       empty string; they and all others are plain columns.
 * </ul>
 */
public final class LoadColumns {
    private static final Set<String> WIDE = Set.of("ucs2", "utf16", "utf16le", "utf32");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private LoadColumns() {}

    /** The select list, without {@code SELECT}. */
    public static String selectList(TableSchema table) {
        return table.writtenColumns().stream()
                .map(LoadColumns::selected)
                .collect(Collectors.joining(", "));
    }

    /** The expression that gives the canonical bytes of one column. */
    public static String selected(ColumnSchema column) {
        String name = Names.quote(column.name());
        if (approximate(column)) {
            return name + "*1e0";
        }
        if (numbered(column)) {
            String number = "CONCAT('" + numberPrefix(column) + "', " + compared(column) + ")";
            return wide(column) ? "CONVERT(" + number + " USING " + column.charset() + ")" : number;
        }
        return isEnum(column) && hasEmptyMember(column)
                ? "IF(" + name + "=0, '" + zeros(column) + "', " + name + ")"
                : name;
    }

    /**
     * The end of a {@code LOAD DATA ... CHARACTER SET binary} statement: the column list in
     * parentheses and its SET clause.
     */
    public static String loadList(TableSchema table) {
        List<ColumnSchema> columns = table.writtenColumns();
        String targets =
                IntStream.range(0, columns.size())
                        .mapToObj(
                                i ->
                                        converted(columns.get(i))
                                                ? "@v" + i
                                                : Names.quote(columns.get(i).name()))
                        .collect(Collectors.joining(", ", "(", ")"));
        String sets =
                IntStream.range(0, columns.size())
                        .filter(i -> converted(columns.get(i)))
                        .mapToObj(
                                i ->
                                        Names.quote(columns.get(i).name())
                                                + "="
                                                + loaded(columns.get(i), "@v" + i))
                        .collect(Collectors.joining(", "));
        return sets.isEmpty() ? targets : targets + " SET " + sets;
    }

    private static boolean converted(ColumnSchema column) {
        return isJson(column) || wide(column) && mayBeNumber(column);
    }

    private static String loaded(ColumnSchema column, String variable) {
        return "CONVERT("
                + variable
                + " USING "
                + (isJson(column) ? "utf8mb4" : column.charset())
                + ")";
    }

    /**
     * What stands before the quote of a literal of this column; the literal holds the canonical
     * bytes, escaped.
     */
    public static String introducer(ColumnSchema column) {
        return isJson(column) ? "_utf8mb4" : converted(column) ? "_" + column.charset() : "";
    }

    /**
     * Whether empty bytes of this column mean ENUM index 0; whoever loads or inserts writes {@link
     * #zeroIndex} instead.
     */
    public static boolean zeroIndexIsEmpty(ColumnSchema column) {
        return isEnum(column) && !hasEmptyMember(column);
    }

    /**
     * The bytes that store index 0 into this ENUM column, in its charset; all of them are ASCII.
     */
    public static String zeroIndex(ColumnSchema column) {
        String digit =
                switch (column.charset()) {
                    case "ucs2", "utf16" -> "\0" + "0";
                    case "utf16le" -> "0\0";
                    case "utf32" -> "\0\0\0" + "0";
                    default -> "0";
                };
        return digit.repeat(zeros(column).length());
    }

    /**
     * Whether the values of this column are its numbers in text, behind {@link #numberPrefix}: a
     * SET with an empty member.
     */
    public static boolean numbered(ColumnSchema column) {
        return column.dataType().equals("set") && hasEmptyMember(column);
    }

    /**
     * What to compare with a key of this column. A SET takes part in arithmetic as a DOUBLE, which
     * has room for 53 members.
     */
    public static String compared(ColumnSchema column) {
        String name = Names.quote(column.name());
        return numbered(column) ? "CAST(" + name + " AS UNSIGNED)" : name;
    }

    /** So many zeros that no number behind them is a member's text. */
    public static String numberPrefix(ColumnSchema column) {
        return column.members().stream()
                .filter(member -> NUMBER.matcher(member).matches())
                .map(member -> "0" + member.replaceFirst("[1-9].*|0$", ""))
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    /** A number zero that is no member. */
    private static String zeros(ColumnSchema column) {
        return Stream.of("0", "00", "000", "0000", "00000")
                .filter(zeros -> !column.members().contains(zeros))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "ENUM with five members of zeros: " + column.name()));
    }

    /** Whether some value of the column is written as a number in text. */
    private static boolean mayBeNumber(ColumnSchema column) {
        return isEnum(column) || numbered(column);
    }

    /**
     * A charset whose digits are no ASCII bytes: the server reads a number only when it knows the
     * charset.
     */
    private static boolean wide(ColumnSchema column) {
        return WIDE.contains(column.charset());
    }

    private static boolean hasEmptyMember(ColumnSchema column) {
        return column.members().contains("");
    }

    private static boolean approximate(ColumnSchema column) {
        return column.dataType().equals("float") || column.dataType().equals("double");
    }

    private static boolean isJson(ColumnSchema column) {
        return column.dataType().equals("json");
    }

    private static boolean isEnum(ColumnSchema column) {
        return column.dataType().equals("enum");
    }
}
