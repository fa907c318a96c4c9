package io.omsflink.jobs.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chunks that were reported as finished and that no completed checkpoint covers yet. Bounded by
 * what is copied between two checkpoints.
 */
final class UnprovedChunks {
    /** The first checkpoint that began after the report; none has yet. */
    private static final long NONE = Long.MAX_VALUE;

    private record Report(SourceEvents.ChunkFinished finished, long checkpoint) {}

    private final Map<Long, Report> reports = new HashMap<>();

    void add(SourceEvents.ChunkFinished finished) {
        reports.put(finished.chunk(), new Report(finished, NONE));
    }

    /**
     * The report of the chunk, which is forgotten with this; empty when there is none or it is
     * proved.
     */
    Optional<SourceEvents.ChunkFinished> remove(long chunk) {
        return Optional.ofNullable(reports.remove(chunk)).map(Report::finished);
    }

    void began(long checkpoint) {
        reports.replaceAll(
                (chunk, report) ->
                        report.checkpoint() == NONE
                                ? new Report(report.finished(), checkpoint)
                                : report);
    }

    void completed(long checkpoint) {
        reports.values().removeIf(report -> report.checkpoint() <= checkpoint);
    }
}
