package io.omsflink.project;

import java.util.Optional;

/**
 * A name at the target: {@code database.table}, in which {@code ${db}} and {@code ${table}} stand
 * for the names at the source.
 */
final class RenameTemplate {
    private static final String DATABASE = "${db}";
    private static final String TABLE = "${table}";

    private RenameTemplate() {}

    /** {@code What is wrong. What to do.}, or empty for a good name. */
    static Optional<String> problem(String template) {
        String plain = template.replace(DATABASE, "d").replace(TABLE, "t");
        if (plain.contains("${")) {
            return Optional.of(
                    "`"
                            + template
                            + "` has a `${..}` that means nothing here. Known: `${db}` and"
                            + " `${table}`.");
        }
        if (!plain.matches("[^.\\s][^.]*[.][^.]*[^.\\s]")) {
            return Optional.of(
                    "`"
                            + template
                            + "` is no name. Write `database.table`, for example"
                            + " `archive.${table}`.");
        }
        return Optional.empty();
    }

    /** The name at the target by a template that {@link #problem} finds nothing wrong with. */
    static TableId apply(String template, TableId source) {
        int dot = template.indexOf('.');
        return new TableId(
                fill(template.substring(0, dot), source),
                fill(template.substring(dot + 1), source));
    }

    private static String fill(String template, TableId source) {
        return template.replace(DATABASE, source.database()).replace(TABLE, source.table());
    }
}
