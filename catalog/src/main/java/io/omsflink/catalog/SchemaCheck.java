package io.omsflink.catalog;

import static io.omsflink.catalog.TargetFeature.DESCENDING_INDEX;
import static io.omsflink.catalog.TargetFeature.EXPRESSION_DEFAULT;
import static io.omsflink.catalog.TargetFeature.FULLTEXT_INDEX;
import static io.omsflink.catalog.TargetFeature.FUNCTIONAL_INDEX;
import static io.omsflink.catalog.TargetFeature.GENERATED_FROM_GENERATED;
import static io.omsflink.catalog.TargetFeature.INVISIBLE_COLUMN;
import static io.omsflink.catalog.TargetFeature.INVISIBLE_INDEX;
import static io.omsflink.catalog.TargetFeature.SPATIAL_INDEX;
import static io.omsflink.catalog.TargetFeature.SPATIAL_REFERENCE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lists what of a table the target cannot hold. Refused is what a user would miss and cannot see: a
 * default, an index, partitions, a charset. Noted is what an administrator adds after the cut-over
 * (foreign keys, triggers), or what changes no answer (the direction of an index).
 */
final class SchemaCheck {
    private static final Set<Unsupported> REFUSED = EnumSet.of(Unsupported.PARTITIONS);

    private final TableSchema table;
    private final Collations collations;
    private final Set<TargetFeature> features;
    private final List<SchemaIssue> issues = new ArrayList<>();

    SchemaCheck(TableSchema table, Collations collations, Set<TargetFeature> features) {
        this.table = table;
        this.collations = collations;
        this.features = features;
    }

    List<SchemaIssue> issues() {
        table.unsupported().forEach(this::unsupported);
        if (!table.engine().equalsIgnoreCase("InnoDB")) {
            note("engine " + table.engine() + " becomes InnoDB");
        }
        charset("the table's default", table.charset(), table.collation());
        table.columns().forEach(this::column);
        table.indexes().forEach(this::index);
        return List.copyOf(issues);
    }

    private void unsupported(String part) {
        boolean refused = REFUSED.stream().anyMatch(kind -> kind.describedBy(part));
        if (refused) {
            refuse(part + " cannot be carried over. Create the table at the target as it shall be");
        } else {
            note(part + " is held back. Add it at the target after the cut-over if it is wanted");
        }
    }

    private void column(ColumnSchema column) {
        String name = "column " + Names.quote(column.name());
        if (!column.charset().isEmpty()) {
            charset(name, column.charset(), column.collation());
        }
        refuseWithout(
                EXPRESSION_DEFAULT,
                column.defaultValue() != null && CreateTableText.expressionDefault(column),
                name);
        refuseWithout(GENERATED_FROM_GENERATED, usesGenerated(column), name);
        noteWithout(
                SPATIAL_REFERENCE, ColumnDdl.hasSpatialReference(column), name + " loses its SRID");
        noteWithout(INVISIBLE_COLUMN, ColumnDdl.invisible(column), name + " becomes visible");
    }

    private boolean usesGenerated(ColumnSchema column) {
        return table.columns().stream()
                .filter(ColumnSchema::generated)
                .anyMatch(other -> column.generation().contains(Names.quote(other.name())));
    }

    private void charset(String where, String charset, String collation) {
        if (!collations.hasCharset(charset)) {
            refuse(
                    where
                            + " has charset "
                            + charset
                            + ", which the target does not know. Change it at the source");
        } else if (!collations.kept(collation)) {
            note(where + ": collation " + collation + " becomes " + collations.nearest(collation));
        }
    }

    private void index(IndexSchema index) {
        String name = "index " + Names.quote(index.name());
        boolean functional = index.parts().stream().anyMatch(part -> part.column().isEmpty());
        boolean descending = index.parts().stream().anyMatch(IndexSchema.Part::descending);
        refuseWithout(FUNCTIONAL_INDEX, functional, name);
        refuseWithout(FULLTEXT_INDEX, IndexDdl.fullText(index), name);
        refuseWithout(SPATIAL_INDEX, IndexDdl.spatial(index), name);
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
