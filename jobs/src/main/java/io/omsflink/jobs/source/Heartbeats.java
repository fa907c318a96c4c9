package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Heartbeat;

/** Says from time to time how far the log was read. For the thread that reads the log. */
final class Heartbeats {
    private static final long EVERY_MICROS = 500_000;

    /**
     * Of two projects that follow each other each writes its position where the other one reads.
     * What only marked transactions move is therefore told rarely, or both would write for ever at
     * full speed.
     */
    private static final long MARKED_EVERY_MICROS = 10_000_000;

    private final LogProgress progress;
    private final TransactionAssembler.Output output;
    private LogPosition told;
    private long toldMicros;
    private long movedMicros;
    private boolean moved;
    private boolean skipped;

    Heartbeats(LogProgress progress, TransactionAssembler.Output output) {
        this.progress = progress;
        this.output = output;
        this.told = progress.position();
    }

    /** A transaction has ended that was not marked. */
    void moved() {
        moved = true;
    }

    /** A transaction has ended that emits nothing. */
    void skipped() {
        skipped = true;
    }

    /**
     * @param idle whether the log ended here
     * @return whether this was the time to tell
     */
    boolean tell(boolean idle) throws InterruptedException {
        long now = Clock.nowMicros();
        if (!idle && now - toldMicros < EVERY_MICROS) {
            return false;
        }
        toldMicros = now;
        if (moved || now - movedMicros >= MARKED_EVERY_MICROS) {
            moved = false;
            movedMicros = now;
            told = progress.position();
        }
        if (idle || skipped) {
            skipped = false;
            output.emit(new Heartbeat(told, now, idle));
        }
        return true;
    }
}
