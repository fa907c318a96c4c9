package io.omsflink.catalog;

/**
 * Parts of a table that {@link TableSchema#unsupported()} lists; each text begins with the words of
 * its kind.
 */
enum Unsupported {
    FOREIGN_KEY("foreign key"),
    CHECK("check constraint"),
    TRIGGER("trigger"),
    PARTITIONS("partitions"),
    ENCRYPTION("encryption at rest");

    private final String words;

    Unsupported(String words) {
        this.words = words;
    }

    String describe(String what) {
        return what.isEmpty() ? words : words + " " + what;
    }

    boolean describedBy(String text) {
        return text.equals(words) || text.startsWith(words + " ");
    }
}
