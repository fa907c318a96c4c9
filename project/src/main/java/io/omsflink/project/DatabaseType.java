package io.omsflink.project;

/**
 * The kind of database at one end of a project, as written in {@code source.type} and {@code
 * target.type}.
 */
public enum DatabaseType {
    MYSQL,
    OCEANBASE;

    /** Name as users write it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
