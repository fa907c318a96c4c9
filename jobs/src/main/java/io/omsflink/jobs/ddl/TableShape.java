package io.omsflink.jobs.ddl;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import java.util.List;
import java.util.Locale;

/**
 * Columns and keys of a table, to be compared with another's: expressions in the way that the
 * server and a user both might write them.
 */
record TableShape(List<ColumnSchema> columns, List<IndexSchema> indexes, String collation) {

    static boolean alike(TableSchema one, TableSchema other) {
        return of(one).equals(of(other));
    }

    private static TableShape of(TableSchema table) {
        return new TableShape(
                table.columns().stream().map(TableShape::column).toList(),
                table.indexes().stream().map(TableShape::index).toList(),
                table.collation());
    }

    private static ColumnSchema column(ColumnSchema c) {
        boolean expression = c.defaultValue() != null && c.extra().contains("DEFAULT_GENERATED");
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
                expression ? plain(c.defaultValue()) : c.defaultValue(),
                c.extra(),
                plain(c.generation()),
                c.comment(),
                c.members());
    }

    private static IndexSchema index(IndexSchema index) {
        return new IndexSchema(
                index.name(),
                index.unique(),
                index.type(),
                index.parts().stream().map(TableShape::part).toList(),
                index.comment(),
                index.visible());
    }

    private static IndexSchema.Part part(IndexSchema.Part part) {
        return new IndexSchema.Part(
                part.column(), part.prefix(), part.descending(), plain(part.expression()));
    }

    private static String plain(String expression) {
        return expression.toLowerCase(Locale.ROOT).replaceAll("_[a-z0-9]+(?=')|[`() ]", "");
    }
}
