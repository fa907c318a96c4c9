package io.omsflink.catalog.check;

/** One end of a project, as checks name it. */
enum Side {
    SOURCE,
    TARGET;

    /** Word for messages and item names. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
