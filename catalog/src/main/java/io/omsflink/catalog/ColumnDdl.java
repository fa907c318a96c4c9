package io.omsflink.catalog;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Column definitions of {@code CREATE TABLE}. */
final class ColumnDdl {
    private static final Pattern ON_UPDATE =
            Pattern.compile("(?i)on update (current_timestamp(\\(\\d*\\))?)");
    private static final Pattern SRID = Pattern.compile("SRID (\\d+)");

    private final Collations collations;
    private final Set<TargetFeature> features;

    ColumnDdl(Collations collations, Set<TargetFeature> features) {
        this.collations = collations;
        this.features = features;
    }

    String definition(ColumnSchema column) {
        StringBuilder sql =
                new StringBuilder(Names.quote(column.name())).append(' ').append(type(column));
        if (!column.charset().isEmpty()) {
            sql.append(" CHARACTER SET ").append(collations.charset(column.charset()));
            sql.append(" COLLATE ").append(collations.nearest(column.collation()));
        }
        if (column.generated()) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(expression(column.generation()))
                    .append(')');
            sql.append(column.extra().contains("STORED") ? " STORED" : " VIRTUAL");
        }
        sql.append(column.nullable() ? " NULL" : " NOT NULL");
        if (!column.generated()) {
            sql.append(defaultClause(column));
        }
        if (column.autoIncrement()) {
            sql.append(" AUTO_INCREMENT");
        }
        sql.append(attributes(column));
        if (!column.comment().isEmpty()) {
            sql.append(" COMMENT ").append(Names.literal(column.comment()));
        }
        return sql.toString();
    }

    /** MySQL 8 calls the type by a name that MySQL 5.7 does not know; both know the older one. */
    private String type(ColumnSchema column) {
        boolean json = column.dataType().equals("json");
        if (json && !features.contains(TargetFeature.JSON_TYPE)) {
            return "longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
        }
        return column.dataType().equals("geomcollection")
                ? "geometrycollection"
                : column.columnType();
    }

    private String defaultClause(ColumnSchema column) {
        String value = column.defaultValue();
        if (value == null) {
            // Servers of old give a TIMESTAMP a default of their own unless told otherwise.
            boolean explicit = column.dataType().equals("timestamp") && column.nullable();
            return (explicit ? " DEFAULT NULL" : "") + onUpdate(column);
        }
        return " DEFAULT " + defaultValue(column, value) + onUpdate(column);
    }

    private String defaultValue(ColumnSchema column, String value) {
        if (CreateTableText.expressionDefault(column)) {
            return "(" + expression(value) + ")";
        }
        boolean clock =
                column.dataType().equals("datetime") || column.dataType().equals("timestamp");
        if (clock && CreateTableText.isNow(value)) {
            return value;
        }
        return switch (column.dataType()) {
            case "bit" -> value;
            case "binary", "varbinary" -> value.equals("0x") ? "''" : value;
            default -> Names.literal(value);
        };
    }

    private static String onUpdate(ColumnSchema column) {
        Matcher clause = ON_UPDATE.matcher(column.extra());
        return clause.find() ? " ON UPDATE " + clause.group(1) : "";
    }

    private String attributes(ColumnSchema column) {
        Matcher srid = SRID.matcher(column.extra());
        String reference =
                srid.find() && features.contains(TargetFeature.SPATIAL_REFERENCE)
                        ? " SRID " + srid.group(1)
                        : "";
        boolean invisible = invisible(column) && features.contains(TargetFeature.INVISIBLE_COLUMN);
        return reference + (invisible ? " INVISIBLE" : "");
    }

    static boolean hasSpatialReference(ColumnSchema column) {
        return SRID.matcher(column.extra()).find();
    }

    static boolean invisible(ColumnSchema column) {
        return column.extra().toUpperCase(java.util.Locale.ROOT).contains("INVISIBLE");
    }

    private String expression(String sql) {
        return collations.introducers(sql);
    }
}
