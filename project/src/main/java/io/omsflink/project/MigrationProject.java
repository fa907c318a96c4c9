package io.omsflink.project;

/**
 * A valid {@code kind: migration} project file. Made by {@link ProjectParser} only, which reports
 * every problem at once.
 */
public record MigrationProject(
        String name,
        Endpoint source,
        Endpoint target,
        ObjectRules objects,
        Steps steps,
        Speed speed) {}
