package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Column definitions out of {@code SHOW CREATE TABLE}, for what {@code information_schema}
 * distorts:
 *
 * <ul>
 *   <li>MySQL 8 escapes quotes and backslashes in expressions once too often ({@code
 *       _utf8mb4\'a\'}), MySQL 5.7 does not;
 *   <li>both cut the default of a binary column at its first zero byte.
 * </ul>
 *
 * The server prints one column per line, and line ends inside literals are escaped.
 */
final class CreateTableText {
    private static final Set<String> BINARY = Set.of("binary", "varbinary");
    private static final Pattern NOW = Pattern.compile("(?i)current_timestamp(\\(\\d?\\))?");

    private final Map<String, String> definitions = new HashMap<>();

    private CreateTableText(String text) {
        text.lines().map(String::strip).filter(line -> line.startsWith("`")).forEach(this::add);
    }

    private void add(String line) {
        int end = SqlText.endOfLiteral(line, 0);
        definitions.put(SqlText.unquote(line.substring(0, end)), line.substring(end));
    }

    static boolean distorted(ColumnSchema column) {
        return column.generated() || expressionDefault(column) || binaryDefault(column);
    }

    /** Whether the default is an expression other than the current time. */
    static boolean expressionDefault(ColumnSchema column) {
        // The word stands for ON UPDATE too, without any default.
        return column.extra().contains("DEFAULT_GENERATED")
                && column.defaultValue() != null
                && !isNow(column.defaultValue());
    }

    static boolean isNow(String defaultValue) {
        return NOW.matcher(defaultValue).matches();
    }

    private static boolean binaryDefault(ColumnSchema column) {
        return BINARY.contains(column.dataType())
                && column.defaultValue() != null
                && !expressionDefault(column);
    }

    /** Leaves the session with {@code character_set_results=utf8mb4}. */
    static CreateTableText read(Statement statement, TableId id) throws SQLException {
        // Else the server replaces the bytes of a binary default that are no UTF-8 by question
        // marks.
        statement.execute("SET SESSION character_set_results=NULL");
        try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + Names.quote(id))) {
            row.next();
            // One char per byte, so that the bytes of a binary default survive; text() undoes it.
            return new CreateTableText(new String(row.getBytes(2), StandardCharsets.ISO_8859_1));
        } finally {
            statement.execute("SET SESSION character_set_results=utf8mb4");
        }
    }

    /**
     * The column with its expression, or its binary default as {@code 0x...}; unchanged when it is
     * not distorted.
     */
    ColumnSchema correct(ColumnSchema column) {
        String definition = definitions.get(bytes(column.name()));
        if (definition == null || !distorted(column)) {
            return column;
        }
        if (column.generated()) {
            return with(
                    column,
                    column.defaultValue(),
                    parenthesesAfter(definition, " AS (", column.generation()));
        }
        String value =
                expressionDefault(column)
                        ? parenthesesAfter(definition, " DEFAULT (", column.defaultValue())
                        : hexDefault(definition, column.defaultValue());
        return with(column, value, column.generation());
    }

    /** Text between the parentheses that the last character of {@code word} opens. */
    private static String parenthesesAfter(String definition, String word, String otherwise) {
        int start = SqlText.indexOf(definition, word, 0) + word.length() - 1;
        return start < word.length() - 1
                ? otherwise
                : text(
                        definition.substring(
                                start + 1, SqlText.endOfParentheses(definition, start) - 1));
    }

    private static String hexDefault(String definition, String otherwise) {
        int start = SqlText.indexOf(definition, " DEFAULT '", 0) + " DEFAULT ".length();
        if (start < " DEFAULT ".length()) {
            return otherwise;
        }
        String value =
                SqlText.unquote(
                        definition.substring(start, SqlText.endOfLiteral(definition, start)));
        return "0x"
                + HexFormat.of()
                        .withUpperCase()
                        .formatHex(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static ColumnSchema with(ColumnSchema c, String defaultValue, String generation) {
        return new ColumnSchema(
                c.name(),
                c.dataType(),
                c.columnType(),
                c.nullable(),
                c.charset(),
                c.collation(),
                c.length(),
                c.precision(),
                c.scale(),
                defaultValue,
                c.extra(),
                generation,
                c.comment(),
                c.members());
    }
}
