package io.omsflink.catalog.filter;

import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.filter.FilterException;
import io.omsflink.project.filter.FilterExpression;
import io.omsflink.project.filter.FilterParser;
import java.util.List;

/**
 * Which rows of a table a project moves. The condition is MySQL's and means the same in the copy,
 * where the source evaluates {@link #sql}, and in the log, where {@link #matches} does.
 *
 * <ul>
 *   <li>A row is moved when the condition is true, not when it is NULL.
 *   <li>A TIMESTAMP is compared in UTC, the time zone of every connection.
 *   <li>Text is compared in the collation of its column, see {@link Collation}.
 *   <li>Refused is what the server would convert in ways that depend on versions: text beside
 *       numbers, whole numbers beside fractions, dates in other forms than the usual one.
 * </ul>
 *
 * Not thread-safe: one for each reader.
 */
public final class RowFilter {
    private final String sql;
    private final Condition condition;
    private final List<String> columns;
    private final int width;
    private final FilterRow row = new FilterRow();

    private RowFilter(String sql, Condition condition, List<String> columns, int width) {
        this.sql = sql;
        this.condition = condition;
        this.columns = List.copyOf(columns);
        this.width = width;
    }

    /**
     * @param text as the user wrote it
     * @param server asked about texts that are not compared here; {@link CollationServer#none}
     *     where no row will be tested
     * @throws OmsException INVALID_ARGUMENT when the filter cannot be parsed or evaluated, with the
     *     place in its text
     */
    public static RowFilter of(String text, TableSchema table, CollationServer server) {
        try {
            FilterExpression expression = FilterParser.parse(text);
            FilterCompiler compiler = new FilterCompiler(table, server);
            Condition condition = compiler.condition(expression);
            List<String> columns =
                    compiler.used().stream()
                            .map(i -> table.writtenColumns().get(i).name())
                            .toList();
            int width = compiler.used().stream().mapToInt(i -> i + 1).max().orElse(0);
            return new RowFilter(expression.accept(new FilterSql()), condition, columns, width);
        } catch (FilterException e) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot filter rows of "
                            + table.id()
                            + " with `"
                            + text
                            + "`: "
                            + e.describe(text),
                    e);
        }
    }

    /** The condition as SQL, in parentheses or a single word. */
    public String sql() {
        return sql;
    }

    /** Names of the columns that decide. */
    public List<String> columns() {
        return columns;
    }

    /** How many of the first written columns {@link #matches} looks at. */
    public int width() {
        return width;
    }

    /**
     * Whether the project moves this row.
     *
     * @param bytes holds the canonical values
     * @param starts where each written column's value begins; {@link #width} of them count
     * @param lengths how long each is, -1 for NULL
     * @throws OmsException VALUE_REFUSED when the server would refuse to compute the condition too
     */
    public boolean matches(byte[] bytes, int[] starts, int[] lengths) {
        row.bytes = bytes;
        row.starts = starts;
        row.lengths = lengths;
        return condition.test(row) == Condition.TRUE;
    }
}
