package io.omsflink.jobs.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Flink's {@code SplitAssignmentTracker}: what a reader was given since a checkpoint goes back to
 * the enumerator.
 */
final class ModelAssignments {
    private record Assignment(MigrationSplit split, int subtask) {}

    private final TreeMap<Long, List<Assignment>> byCheckpoint = new TreeMap<>();
    private List<Assignment> since = new ArrayList<>();

    void add(MigrationSplit split, int subtask) {
        since.add(new Assignment(split, subtask));
    }

    void began(long checkpoint) {
        byCheckpoint.put(checkpoint, since);
        since = new ArrayList<>();
    }

    void completed(long checkpoint) {
        byCheckpoint.headMap(checkpoint, true).clear();
    }

    List<MigrationSplit> takeBack(int subtask, long restored) {
        List<MigrationSplit> splits = new ArrayList<>();
        byCheckpoint.tailMap(restored, false).values().forEach(list -> take(list, subtask, splits));
        take(since, subtask, splits);
        return splits;
    }

    private static void take(List<Assignment> from, int subtask, List<MigrationSplit> to) {
        from.stream().filter(a -> a.subtask() == subtask).map(Assignment::split).forEach(to::add);
        from.removeIf(assignment -> assignment.subtask() == subtask);
    }
}
