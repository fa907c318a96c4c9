package io.omsflink.jobs.source;

import io.omsflink.jobs.source.EnumeratorState.PendingChunk;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chunks that wait for a reader, and those that are given out.
 *
 * <p>Readers are spread over tables: there their writers do not wait for each other at the target,
 * and the plain indexes of tables that end together are built side by side.
 */
final class ChunkQueue {
    private final Deque<PendingChunk> pending;
    private final Set<Long> outstanding;

    /** Chunks given out by table; after a restore it begins at zero, which only costs speed. */
    private final Map<Integer, Integer> reading = new HashMap<>();

    private long next;

    ChunkQueue(EnumeratorState state) {
        this.pending = new ArrayDeque<>(state.pending());
        this.outstanding = new HashSet<>(state.outstanding());
        this.next = state.nextChunk();
    }

    /** Puts a chunk that was just cut behind the others. */
    void add(int table, KeyRange range) {
        pending.add(new PendingChunk(next++, table, range));
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** How many wait. */
    int size() {
        return pending.size();
    }

    /** How many of a table wait. */
    long size(int table) {
        return pending.stream().filter(chunk -> chunk.tableIndex() == table).count();
    }

    /** The first one of the tables that the fewest readers are at; it is given out then. */
    PendingChunk take() {
        PendingChunk chunk =
                pending.stream()
                        .min(Comparator.comparing(c -> reading.getOrDefault(c.tableIndex(), 0)))
                        .orElseThrow();
        pending.remove(chunk);
        outstanding.add(chunk.chunk());
        reading.merge(chunk.tableIndex(), 1, Integer::sum);
        return chunk;
    }

    /** Takes it from those given out; false when it is not one of them. */
    boolean end(long chunk, int table) {
        boolean given = outstanding.remove(chunk);
        if (given) {
            reading.computeIfPresent(table, (index, count) -> Math.max(0, count - 1));
        }
        return given;
    }

    /** A reader has gone back to a chunk that had ended. */
    void resume(long chunk) {
        outstanding.add(chunk);
    }

    /** The next one to be given out. */
    void putBack(PendingChunk chunk) {
        pending.addFirst(chunk);
    }

    List<PendingChunk> pending() {
        return List.copyOf(pending);
    }

    Set<Long> outstanding() {
        return Set.copyOf(outstanding);
    }

    long nextNumber() {
        return next;
    }
}
