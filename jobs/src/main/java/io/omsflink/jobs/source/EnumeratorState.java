package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import java.util.List;
import java.util.Set;

/**
 * What a checkpoint keeps of the enumerator. Bounded: chunks that are done are only counted, and no
 * more than {@link MigrationEnumerator#CHUNKS_AHEAD} wait.
 *
 * @param pending chunks that no reader has
 * @param outstanding ids of chunks that a reader has and has not reported as finished
 * @param logAssigned whether a reader has the log
 */
record EnumeratorState(
        String runId,
        Phase phase,
        LogPosition startPosition,
        List<TableProgress> tables,
        List<PendingChunk> pending,
        Set<Long> outstanding,
        long nextChunk,
        long startedAt,
        long copyEndedAt,
        boolean logAssigned) {

    /** A chunk that no reader has. */
    record PendingChunk(long chunk, int tableIndex, KeyRange range) {}
}
