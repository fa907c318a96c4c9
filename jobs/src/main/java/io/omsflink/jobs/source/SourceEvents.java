package io.omsflink.jobs.source;

import org.apache.flink.api.connector.source.SourceEvent;

/** What readers and the enumerator tell each other besides splits. */
final class SourceEvents {

    private SourceEvents() {}

    /**
     * Reader to enumerator: every block of this chunk was emitted. Sent again after a restore until
     * {@link ChunkConfirmed} arrives, because a checkpoint may hold the reader's side of this
     * message and not the enumerator's.
     */
    record ChunkFinished(long chunk, int tableIndex, long rows, long bytes, byte[] snapshot)
            implements SourceEvent {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reader to enumerator, first thing after a restore: this chunk is read again from its
     * beginning.
     */
    record ChunkResumed(long chunk) implements SourceEvent {
        private static final long serialVersionUID = 1L;
    }

    /** Enumerator to reader: the chunk is counted and may be forgotten. */
    record ChunkConfirmed(long chunk) implements SourceEvent {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reader to enumerator, about once a second: how far the chunk at hand is. For progress only.
     */
    record ChunkUnderWay(long chunk, int tableIndex, long rows, long bytes) implements SourceEvent {
        private static final long serialVersionUID = 1L;
    }
}
