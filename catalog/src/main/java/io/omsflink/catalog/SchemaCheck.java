package io.omsflink.catalog;

import static io.omsflink.catalog.TargetFeature.DESCENDING_INDEX;
import static io.omsflink.catalog.TargetFeature.EXPRESSION_DEFAULT;
import static io.omsflink.catalog.TargetFeature.GENERATED_FROM_GENERATED;
import static io.omsflink.catalog.TargetFeature.INVISIBLE_COLUMN;
import static io.omsflink.catalog.TargetFeature.INVISIBLE_INDEX;
import static io.omsflink.catalog.TargetFeature.JSON_TYPE;
import static io.omsflink.catalog.TargetFeature.SPATIAL_REFERENCE;
import static io.omsflink.catalog.TargetFeature.SPATIAL_TYPE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lists what of a table the target cannot hold. Refused is what a user would miss and cannot see: a
 * default, an index, a charset. Noted is what changes no answer (the direction of an index) or what
 * only an administrator cares for.
 */
final class SchemaCheck {
    private final TableSchema table;
    private final Collations collations;
    private final boolean movesRows;
    private final Set<TargetFeature> features;
    private final IndexDdl indexes;
    private final List<SchemaIssue> issues = new ArrayList<>();

    SchemaCheck(
            TableSchema table,
            Collations collations,
            boolean movesRows,
            Set<TargetFeature> features) {
        this.table = table;
        this.collations = collations;
        this.movesRows = movesRows;
        this.features = features;
        this.indexes = new IndexDdl(features);
    }

    /** About the table and those indexes that it is created with. */
    List<SchemaIssue> table() {
        issues.clear();
        table.unsupported()
                .forEach(part -> note(part + " is left out. Set it up at the target if wanted"));
        if (!table.engine().equalsIgnoreCase("InnoDB")) {
            note("engine " + table.engine() + " becomes InnoDB");
        }
        charset("the table's default", table.charset(), table.collation(), false);
        table.columns().forEach(this::column);
        indexes.immediate(table).forEach(this::index);
        return List.copyOf(issues);
    }

    /** About the indexes that wait for the rows. */
    List<SchemaIssue> indexes() {
        issues.clear();
        indexes.deferred(table).forEach(this::index);
        return List.copyOf(issues);
    }

    private void column(ColumnSchema column) {
        String name = "column " + Names.quote(column.name());
        if (!column.charset().isEmpty()) {
            charset(name, column.charset(), column.collation(), movesRows);
        }
        refuseWithout(
                EXPRESSION_DEFAULT,
                column.defaultValue() != null && CreateTableText.expressionDefault(column),
                name);
        refuseWithout(GENERATED_FROM_GENERATED, usesGenerated(column), name);
        refuseWithout(SPATIAL_TYPE, column.spatial(), name);
        noteWithout(JSON_TYPE, column.dataType().equals("json"), name + " becomes a LONGTEXT");
        noteWithout(
                SPATIAL_REFERENCE, ColumnDdl.hasSpatialReference(column), name + " loses its SRID");
        noteWithout(INVISIBLE_COLUMN, ColumnDdl.invisible(column), name + " becomes visible");
    }

    private boolean usesGenerated(ColumnSchema column) {
        return table.columns().stream()
                .filter(ColumnSchema::generated)
                .anyMatch(other -> column.generation().contains(Names.quote(other.name())));
    }

    private void charset(String where, String charset, String collation, boolean holdsRows) {
        boolean changesBytes = !Charsets.sameBytes(charset, collations.charset(charset));
        boolean cannotChange = holdsRows && changesBytes;
        if (!collations.hasAnyFor(charset) || !collations.hasCharset(charset) && cannotChange) {
            refuse(
                    where
                            + " has charset "
                            + charset
                            + ", which the target does not know. Change it at the source");
        } else if (!collations.hasCharset(charset)) {
            note(
                    where
                            + ": charset "
                            + charset
                            + " becomes "
                            + collations.charset(charset)
                            + " with collation "
                            + collations.nearest(collation)
                            + ": the target does not have it");
        } else if (!collations.kept(collation)) {
            note(where + ": collation " + collation + " becomes " + collations.nearest(collation));
        }
    }

    private void index(IndexSchema index) {
        String name = "index " + Names.quote(index.name());
        boolean descending = index.parts().stream().anyMatch(IndexSchema.Part::descending);
        indexes.missing(index).ifPresent(feature -> refuseWithout(feature, true, name));
        noteWithout(DESCENDING_INDEX, descending, name + " is built ascending");
        noteWithout(INVISIBLE_INDEX, !index.visible(), name + " becomes visible");
    }

    private void refuseWithout(TargetFeature feature, boolean used, String where) {
        if (used && !features.contains(feature)) {
            refuse(
                    where
                            + ": the target does not support "
                            + feature.words()
                            + ". Create the table at the target without it");
        }
    }

    private void noteWithout(TargetFeature feature, boolean used, String consequence) {
        if (used && !features.contains(feature)) {
            note(consequence + ": the target does not support " + feature.words());
        }
    }

    private void refuse(String message) {
        issues.add(SchemaIssue.refuse(table.id(), message));
    }

    private void note(String message) {
        issues.add(SchemaIssue.note(table.id(), message));
    }
}
