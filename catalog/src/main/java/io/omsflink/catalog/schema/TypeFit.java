package io.omsflink.catalog.schema;

import io.omsflink.catalog.ColumnSchema;
import java.util.List;

/** Whether a column of another type takes every value of a column and gives it back unchanged. */
final class TypeFit {
    private static final List<String> WHOLE =
            List.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final List<String> TEXT = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final List<String> BLOB = List.of("tinyblob", "blob", "mediumblob", "longblob");

    /** Bytes that the types of {@link #TEXT} and {@link #BLOB} take. */
    private static final List<Long> BYTES = List.of(255L, 65_535L, 16_777_215L, 4_294_967_295L);

    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    private TypeFit() {}

    /** Whether {@code target} is as wide as {@code source} or wider. */
    static boolean wider(ColumnSchema source, ColumnSchema target) {
        return switch (source.dataType()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> whole(source, target);
            case "decimal" -> decimal(source, target);
            case "char", "varchar" -> text(source, target);
            case "varbinary" -> binary(source, target);
            case "tinytext", "text", "mediumtext" -> larger(TEXT, source, target);
            case "tinyblob", "blob", "mediumblob" -> larger(BLOB, source, target);
            case "datetime", "timestamp", "time" ->
                    same(source, target) && target.precision() >= source.precision();
            case "enum", "set" ->
                    same(source, target) && begins(target.members(), source.members());
            default -> false;
        };
    }

    private static boolean same(ColumnSchema source, ColumnSchema target) {
        return source.dataType().equals(target.dataType());
    }

    private static boolean larger(List<String> types, ColumnSchema source, ColumnSchema target) {
        return types.indexOf(target.dataType()) >= types.indexOf(source.dataType());
    }

    private static boolean whole(ColumnSchema source, ColumnSchema target) {
        boolean strictly = WHOLE.indexOf(target.dataType()) > WHOLE.indexOf(source.dataType());
        return source.unsigned() == target.unsigned()
                ? larger(WHOLE, source, target)
                : source.unsigned() && strictly;
    }

    private static boolean decimal(ColumnSchema source, ColumnSchema target) {
        int before = target.precision() - target.scale() - (source.precision() - source.scale());
        boolean sign = !target.unsigned() || source.unsigned();
        return same(source, target) && before >= 0 && target.scale() >= source.scale() && sign;
    }

    /** A CHAR in the place of a VARCHAR would lose spaces at the end. */
    private static boolean text(ColumnSchema source, ColumnSchema target) {
        boolean characters = same(source, target) || target.dataType().equals("varchar");
        return characters
                ? target.length() >= source.length()
                : holds(TEXT, target, source.length() * MOST_BYTES_OF_A_CHARACTER);
    }

    private static boolean binary(ColumnSchema source, ColumnSchema target) {
        return same(source, target)
                ? target.length() >= source.length()
                : holds(BLOB, target, source.length());
    }

    private static boolean holds(List<String> types, ColumnSchema target, long bytes) {
        int type = types.indexOf(target.dataType());
        return type >= 0 && BYTES.get(type) >= bytes;
    }

    /** The numbers of the members have to stay the same too. */
    private static boolean begins(List<String> longer, List<String> shorter) {
        return longer.size() >= shorter.size() && longer.subList(0, shorter.size()).equals(shorter);
    }
}
