package io.omsflink.catalog;

/** Parts of a table definition that not every target has, with what to say when it is missing. */
enum TargetFeature {
    FUNCTIONAL_INDEX("an index on an expression"),
    DESCENDING_INDEX("a descending index"),
    INVISIBLE_INDEX("an invisible index"),
    INVISIBLE_COLUMN("an invisible column"),
    EXPRESSION_DEFAULT("a default that is an expression"),
    SPATIAL_REFERENCE("a column with an SRID"),
    FULLTEXT_INDEX("a FULLTEXT index"),
    SPATIAL_INDEX("a SPATIAL index"),
    GENERATED_FROM_GENERATED("a generated column that uses another one");

    private final String words;

    TargetFeature(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
