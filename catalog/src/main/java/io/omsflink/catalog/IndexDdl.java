package io.omsflink.catalog;

import io.omsflink.catalog.IndexSchema.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Index definitions, and which of them wait until the rows are there. */
final class IndexDdl {
    private final Set<TargetFeature> features;

    IndexDdl(Set<TargetFeature> features) {
        this.features = features;
    }

    /** Indexes that a table needs from the start. */
    List<IndexSchema> immediate(TableSchema table) {
        return table.indexes().stream().filter(index -> needed(table, index)).toList();
    }

    /** Indexes that are built faster after the copy. */
    List<IndexSchema> deferred(TableSchema table) {
        return table.indexes().stream().filter(index -> !needed(table, index)).toList();
    }

    /** A part of a definition that the target does not have and cannot do without, if any. */
    Optional<TargetFeature> missing(IndexSchema index) {
        boolean functional = index.parts().stream().anyMatch(part -> part.column().isEmpty());
        return Stream.of(
                        functional ? TargetFeature.FUNCTIONAL_INDEX : null,
                        fullText(index) ? TargetFeature.FULLTEXT_INDEX : null,
                        spatial(index) ? TargetFeature.SPATIAL_INDEX : null)
                .filter(feature -> feature != null && !features.contains(feature))
                .findFirst();
    }

    private static boolean needed(TableSchema table, IndexSchema index) {
        return index.unique()
                || carriesAutoIncrement(table, index)
                || furtherFullText(table, index);
    }

    /** A server refuses an auto-increment column that is not the first one of some key. */
    private static boolean carriesAutoIncrement(TableSchema table, IndexSchema index) {
        Optional<String> column =
                table.columns().stream()
                        .filter(ColumnSchema::autoIncrement)
                        .map(ColumnSchema::name)
                        .findFirst();
        return column.isPresent()
                && table.indexes().stream()
                        .noneMatch(i -> i.unique() && startsWith(i, column.get()))
                && startsWith(index, column.get());
    }

    private static boolean startsWith(IndexSchema index, String column) {
        return index.parts().get(0).column().equalsIgnoreCase(column);
    }

    /** InnoDB adds one FULLTEXT index per statement. */
    private static boolean furtherFullText(TableSchema table, IndexSchema index) {
        return fullText(index)
                && !table.indexes().stream()
                        .filter(IndexDdl::fullText)
                        .findFirst()
                        .orElseThrow()
                        .equals(index);
    }

    static boolean fullText(IndexSchema index) {
        return index.type().equalsIgnoreCase("FULLTEXT");
    }

    static boolean spatial(IndexSchema index) {
        return index.type().equalsIgnoreCase("SPATIAL");
    }

    String definition(IndexSchema index) {
        String parts =
                index.parts().stream().map(this::part).collect(Collectors.joining(", ", "(", ")"));
        if (index.primary()) {
            return "PRIMARY KEY " + parts + comment(index);
        }
        boolean invisible = !index.visible() && features.contains(TargetFeature.INVISIBLE_INDEX);
        return kind(index)
                + Names.quote(index.name())
                + " "
                + parts
                + (invisible ? " INVISIBLE" : "")
                + comment(index);
    }

    private static String kind(IndexSchema index) {
        if (fullText(index)) {
            return "FULLTEXT KEY ";
        }
        return spatial(index) ? "SPATIAL KEY " : index.unique() ? "UNIQUE KEY " : "KEY ";
    }

    private static String comment(IndexSchema index) {
        return index.comment().isEmpty() ? "" : " COMMENT " + Names.literal(index.comment());
    }

    private String part(Part part) {
        String what =
                part.column().isEmpty()
                        ? "(" + part.expression() + ")"
                        : Names.quote(part.column());
        String prefix = part.prefix() > 0 ? "(" + part.prefix() + ")" : "";
        boolean descending = part.descending() && features.contains(TargetFeature.DESCENDING_INDEX);
        return what + prefix + (descending ? " DESC" : "");
    }
}
