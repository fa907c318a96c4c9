package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import java.util.Optional;

/**
 * One chunk of the full copy. A chunk that fails is read again from its beginning: loading replaces
 * rows by key.
 *
 * @param chunk unique in the project
 * @param tableIndex number of the table in the project
 * @param result present when every block of the chunk was emitted and the enumerator has not
 *     confirmed it yet
 */
record ChunkSplit(
        long chunk, int tableIndex, TableSchema table, KeyRange range, Optional<Result> result)
        implements MigrationSplit {

    /**
     * What a chunk came to.
     *
     * @param snapshot for a table without a key, the log position at which its rows were read;
     *     empty for other tables
     */
    record Result(long rows, long bytes, Optional<LogPosition> snapshot) {}

    ChunkSplit finished(Result outcome) {
        return new ChunkSplit(chunk, tableIndex, table, range, Optional.of(outcome));
    }

    @Override
    public String splitId() {
        return "chunk-" + chunk;
    }
}
