package io.omsflink.catalog.filter;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.project.filter.FilterException;
import java.util.Set;

/** What a column's canonical bytes are in a filter. */
final class ColumnTypes {
    private static final Set<String> NOT_ASCII =
            Set.of("ucs2", "utf16", "utf16le", "utf32", "swe7");

    private ColumnTypes() {}

    /**
     * @param number of the column among the written ones
     * @param at where the column stands in the filter
     */
    static Operand of(ColumnSchema column, int number, CollationServer server, int at) {
        return switch (column.dataType()) {
            case "tinyint" -> whole(column, number, 3);
            case "smallint" -> whole(column, number, 5);
            case "mediumint" -> whole(column, number, 8);
            case "int" -> whole(column, number, 10);
            case "bigint" -> whole(column, number, WholeOperand.MOST_DIGITS);
            case "bit" -> new ColumnValues.Bit(number, WholeOperand.MOST_DIGITS);
            case "year" -> new ColumnValues.Year(number);
            case "decimal" ->
                    new ColumnValues.Decimal(
                            number, column.precision() - column.scale(), column.scale());
            case "float", "double" -> floating(column, number, at);
            case "date" -> new ColumnValues.Date(number, -1);
            case "datetime", "timestamp" -> new ColumnValues.Date(number, column.precision());
            case "time" -> new ColumnValues.Time(number, column.precision());
            default -> bytes(column, number, server, at);
        };
    }

    private static Operand whole(ColumnSchema column, int number, int digits) {
        return new ColumnValues.Whole(number, column.unsigned(), digits);
    }

    private static Operand floating(ColumnSchema column, int number, int at) {
        if (column.columnType().indexOf('(') >= 0) {
            throw refused(
                    column,
                    at,
                    "the server compares numbers of such a type with a tolerance",
                    "Filter by another column");
        }
        return new ColumnValues.Floating(number);
    }

    private static Operand bytes(ColumnSchema column, int number, CollationServer server, int at) {
        return switch (column.dataType()) {
            case "char", "varchar", "tinytext", "text" -> text(column, number, server, at);
            case "enum", "set" -> {
                if (column.members().contains("")) {
                    throw refused(
                            column,
                            at,
                            "it has an empty member, which cannot be told from no member",
                            "Filter by another column");
                }
                yield text(column, number, server, at);
            }
            case "binary", "varbinary", "tinyblob", "blob" ->
                    new ColumnValues.Text(number, Collation.binary());
            case "mediumtext", "longtext", "mediumblob", "longblob", "json" ->
                    throw refused(
                            column,
                            at,
                            "its large values are left out of what the log tells about a row before"
                                    + " a change",
                            "Filter by a smaller column");
            default ->
                    throw refused(
                            column,
                            at,
                            "values of such a type are not evaluated",
                            "Filter by another column");
        };
    }

    private static Operand text(ColumnSchema column, int number, CollationServer server, int at) {
        if (NOT_ASCII.contains(column.charset())) {
            throw refused(
                    column,
                    at,
                    "texts in character set " + column.charset() + " are not evaluated",
                    "Filter by another column");
        }
        return new ColumnValues.Text(
                number, new Collation(column.charset(), column.collation(), server));
    }

    static FilterException refused(ColumnSchema column, int at, String reason, String remedy) {
        return new FilterException(
                at,
                "column `"
                        + column.name()
                        + "` is "
                        + column.columnType()
                        + ", and "
                        + reason
                        + ". "
                        + remedy
                        + ".");
    }

    /** Refuses what the server gives another meaning than it has. */
    static void refuseNullTest(ColumnSchema column, int at) {
        if (!column.nullable()) {
            throw refused(
                    column,
                    at,
                    "it is NOT NULL; servers read IS NULL beside such a date as the zero date",
                    "Leave the test out");
        }
    }
}
