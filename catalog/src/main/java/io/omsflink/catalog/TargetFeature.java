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
    SPATIAL_TYPE("a spatial type"),
    JSON_TYPE("JSON"),
    GENERATED_FROM_GENERATED("a generated column that uses another one"),
    CHECK_CONSTRAINT("a CHECK constraint"),
    FOREIGN_KEY_TO_PLAIN_INDEX("a foreign key to columns that are not unique"),
    LINEAR_PARTITIONS("LINEAR partitions"),
    PARTITION_COMMENT("a comment on a partition"),
    VALUED_SUBPARTITIONS("RANGE or LIST sub-partitions"),
    VIEW_SECURITY("SQL SECURITY INVOKER"),
    VIEW_ALGORITHM("ALGORITHM of a view");

    private final String words;

    TargetFeature(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
