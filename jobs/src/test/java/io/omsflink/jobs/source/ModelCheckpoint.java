package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a checkpoint of {@link ModelJob} holds.
 *
 * @param readers splits by subtask, filled when the barriers pass
 */
record ModelCheckpoint(long id, byte[] enumerator, Map<Integer, List<byte[]>> readers) {
    /** Id of {@link #NONE}; no other one has it. */
    static final long NO_ID = 0;

    /** What a job starts from. */
    static final ModelCheckpoint NONE = new ModelCheckpoint(NO_ID, fresh(), Map.of());

    private static byte[] fresh() {
        LogPosition nowhere = LogPosition.ofFile("", 0);
        EnumeratorState state =
                new EnumeratorState(
                        "run",
                        Phase.PREPARE,
                        nowhere,
                        List.of(),
                        List.of(),
                        Set.of(),
                        0,
                        0,
                        0,
                        false);
        try {
            return new StateSerializer().serialize(state);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    EnumeratorState state() throws Exception {
        return new StateSerializer().deserialize(1, enumerator);
    }

    List<MigrationSplit> splits(int subtask) throws Exception {
        List<MigrationSplit> splits = new ArrayList<>();
        for (byte[] bytes : readers.getOrDefault(subtask, List.of())) {
            splits.add(SplitSerializer.INSTANCE.deserialize(1, bytes));
        }
        return splits;
    }

    /** The same state for another number of subtasks. */
    ModelCheckpoint redistributed(int parallelism) {
        List<byte[]> all = readers.values().stream().flatMap(List::stream).toList();
        Map<Integer, List<byte[]>> spread = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            spread.computeIfAbsent(i % parallelism, subtask -> new ArrayList<>()).add(all.get(i));
        }
        return new ModelCheckpoint(id, enumerator, spread);
    }

    /** What arrives at the other end of a wire. */
    static MigrationSplit copy(MigrationSplit split) throws Exception {
        return SplitSerializer.INSTANCE.deserialize(1, SplitSerializer.INSTANCE.serialize(split));
    }
}
