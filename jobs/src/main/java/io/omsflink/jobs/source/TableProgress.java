package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import java.util.List;
import java.util.Optional;

/** How far one table is. Lives in the enumerator, on its one thread. */
final class TableProgress {

    /** Steps of a table, in order. */
    enum State {
        /** Chunks are still being cut. */
        CUTTING,
        /** All chunks are cut; some are not loaded yet. */
        COPYING,
        /** Loaded, not yet proved by a checkpoint. */
        COPIED,
        /** Plain indexes are being built. */
        INDEXING,
        /** Nothing is left to do. */
        DONE
    }

    final int index;
    final TableSchema table;
    State state = State.CUTTING;

    /** Where the next chunk begins; empty for the beginning of the table. */
    List<String> cursor = List.of();

    long chunksCut;
    long chunksDone;
    long rows;
    long bytes;
    Optional<LogPosition> snapshot = Optional.empty();

    /** Rows and bytes of chunks that are being read just now; only for progress, not kept. */
    long rowsUnderWay;

    long bytesUnderWay;

    TableProgress(int index, TableSchema table) {
        this.index = index;
        this.table = table;
    }

    boolean allChunksDone() {
        return state != State.CUTTING && chunksDone == chunksCut;
    }

    /** Order of the progress display: what is under way, what waits, what is done. */
    int rank() {
        return switch (label()) {
            case "copying", "indexing" -> 0;
            case "waiting" -> 1;
            default -> 2;
        };
    }

    /** Word for the progress display. */
    String label() {
        return switch (state) {
            case CUTTING, COPYING -> chunksDone + rowsUnderWay == 0 ? "waiting" : "copying";
            case COPIED, INDEXING -> "indexing";
            case DONE -> "done";
        };
    }
}
