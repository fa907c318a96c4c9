package io.omsflink.cli.flink;

/** One metric over all subtasks of a vertex. */
public record Aggregate(double max, double sum) {}
