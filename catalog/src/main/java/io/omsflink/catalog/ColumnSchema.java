package io.omsflink.catalog;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One column as {@code information_schema.columns} describes it.
 *
 * @param name as the server spells it
 * @param dataType lower-case base type, e.g. {@code bigint}, {@code varchar}, {@code geometry}
 * @param columnType full type text, e.g. {@code bigint(20) unsigned}, {@code enum('a','b')}
 * @param charset character set of a text column, empty string for every other type
 * @param collation collation of a text column, empty string for every other type
 * @param length characters for text, bytes for binary, bits for BIT, 0 elsewhere
 * @param precision digits of DECIMAL, fraction digits of TIME, DATETIME and TIMESTAMP; 0 elsewhere
 * @param scale fraction digits of DECIMAL; 0 elsewhere
 * @param defaultValue text of the default as information_schema gives it; null for none
 * @param extra the EXTRA column, e.g. {@code auto_increment}, {@code on update CURRENT_TIMESTAMP},
 *     {@code VIRTUAL GENERATED}
 * @param generation expression of a generated column, empty string for an ordinary one
 * @param members decoded (UTF-8) members of an ENUM or SET in order, empty for other types
 */
public record ColumnSchema(
        String name,
        String dataType,
        String columnType,
        boolean nullable,
        String charset,
        String collation,
        long length,
        int precision,
        int scale,
        String defaultValue,
        String extra,
        String generation,
        String comment,
        List<String> members)
        implements Serializable {
    private static final Set<String> SPATIAL =
            Set.of(
                    "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection");

    public ColumnSchema {
        name = SharedText.of(name);
        dataType = SharedText.of(dataType);
        columnType = SharedText.of(columnType);
        charset = SharedText.of(charset);
        collation = SharedText.of(collation);
        defaultValue = SharedText.of(defaultValue);
        extra = SharedText.of(extra);
        generation = SharedText.of(generation);
        comment = SharedText.of(comment);
        members = List.copyOf(members);
    }

    public boolean unsigned() {
        // information_schema keeps the word in the type text only; ZEROFILL implies it.
        return columnType.contains("unsigned") || columnType.contains("zerofill");
    }

    /** A generated column is computed by the target itself and never written. */
    public boolean generated() {
        return !generation.isEmpty();
    }

    /** Whether the values are geometries. */
    public boolean spatial() {
        return SPATIAL.contains(dataType);
    }

    public boolean autoIncrement() {
        return extra.contains("auto_increment");
    }
}
