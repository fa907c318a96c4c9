package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import java.util.Optional;

/** Chooses the decoder of a column, if the log's idea of the column agrees with the schema's. */
final class ColumnDecoders {
    private static final ValueDecoder RAW = new StringDecoder();

    private ColumnDecoders() {}

    /** Empty when the values of the log are not values of this column. */
    static Optional<ValueDecoder> of(ColumnSchema column, LogColumn log) {
        return Optional.ofNullable(decoder(column, log));
    }

    private static ValueDecoder decoder(ColumnSchema column, LogColumn log) {
        return switch (log.type()) {
            case LogType.TINY -> integer("tinyint", column);
            case LogType.SHORT -> integer("smallint", column);
            case LogType.INT24 -> integer("mediumint", column);
            case LogType.LONG -> integer("int", column);
            case LogType.LONGLONG -> integer("bigint", column);
            case LogType.FLOAT -> when(is(column, "float"), new FloatingDecoder());
            case LogType.DOUBLE -> when(is(column, "double"), new FloatingDecoder());
            case LogType.NEWDECIMAL -> decimal(column, log);
            case LogType.YEAR -> when(is(column, "year"), new YearDecoder());
            case LogType.DATE, LogType.NEWDATE -> when(is(column, "date"), new DateDecoder());
            case LogType.TIME, LogType.TIME2, LogType.DATETIME, LogType.DATETIME2 ->
                    temporal(column, log);
            case LogType.TIMESTAMP, LogType.TIMESTAMP2 -> temporal(column, log);
            default -> bytes(column, log);
        };
    }

    private static ValueDecoder bytes(ColumnSchema column, LogColumn log) {
        return switch (log.type()) {
            case LogType.VARCHAR -> when(is(column, "varchar") || is(column, "varbinary"), RAW);
            case LogType.STRING -> fixedString(column, log);
            case LogType.BLOB -> when(log.prefix() == blobPrefix(column.dataType()), RAW);
            case LogType.GEOMETRY -> when(geometry(column.dataType()), RAW);
            case LogType.BIT -> when(is(column, "bit") && log.precision() == column.length(), RAW);
            case LogType.ENUM -> enumeration(column, log);
            case LogType.SET -> set(column, log);
            case LogType.JSON -> when(is(column, "json"), new JsonDecoder());
            default -> null;
        };
    }

    private static ValueDecoder integer(String type, ColumnSchema column) {
        return when(
                is(column, type),
                new IntegerDecoder(column.unsigned(), ZeroFill.integerWidth(column)));
    }

    private static ValueDecoder decimal(ColumnSchema column, LogColumn log) {
        boolean same = log.precision() == column.precision() && log.scale() == column.scale();
        boolean zeroFill = column.columnType().contains("zerofill");
        return when(
                is(column, "decimal") && same,
                new DecimalDecoder(log.precision(), log.scale(), zeroFill));
    }

    private static ValueDecoder temporal(ColumnSchema column, LogColumn log) {
        if (!is(column, LogType.name(log.type())) || log.scale() != column.precision()) {
            return null;
        }
        return switch (log.type()) {
            case LogType.TIME2 -> new TimeDecoder(log.scale());
            case LogType.DATETIME2 -> new DatetimeDecoder(log.scale());
            case LogType.TIMESTAMP2 -> new TimestampDecoder(log.scale(), false);
            case LogType.TIMESTAMP -> new TimestampDecoder(0, true);
            default -> new OldTemporalDecoder();
        };
    }

    private static ValueDecoder fixedString(ColumnSchema column, LogColumn log) {
        if (is(column, "binary")) {
            return when(log.size() == column.length(), new BinaryDecoder(log.size()));
        }
        return when(is(column, "char"), RAW);
    }

    private static ValueDecoder enumeration(ColumnSchema column, LogColumn log) {
        boolean same = is(column, "enum") && log.size() == (column.members().size() < 256 ? 1 : 2);
        return same ? new MemberDecoder(Members.of(column)) : null;
    }

    private static ValueDecoder set(ColumnSchema column, LogColumn log) {
        int bytes = (column.members().size() + 7) / 8;
        boolean same = is(column, "set") && log.size() == (bytes > 4 ? 8 : bytes);
        return same ? new MemberDecoder(Members.of(column)) : null;
    }

    private static int blobPrefix(String dataType) {
        return switch (dataType) {
            case "tinyblob", "tinytext" -> 1;
            case "blob", "text" -> 2;
            case "mediumblob", "mediumtext" -> 3;
            case "longblob", "longtext" -> 4;
            default -> -1;
        };
    }

    static boolean geometry(String dataType) {
        return switch (dataType) {
            case "geometry", "point", "linestring", "polygon" -> true;
            case "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection" ->
                    true;
            default -> false;
        };
    }

    private static boolean is(ColumnSchema column, String dataType) {
        return column.dataType().equals(dataType);
    }

    private static ValueDecoder when(boolean matches, ValueDecoder decoder) {
        return matches ? decoder : null;
    }
}
