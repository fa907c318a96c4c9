package io.omsflink.project;

/**
 * A valid {@code kind: migration} project file. Made by {@link ProjectParser} only, which reports
 * every problem at once.
 *
 * @param ignoreMarked whether the change log is followed without what a project wrote
 */
public record MigrationProject(
        String name,
        Endpoint source,
        Endpoint target,
        ObjectRules objects,
        Steps steps,
        Speed speed,
        boolean ignoreMarked) {}
