package io.omsflink.jobs.source;

import io.omsflink.catalog.position.GtidSet;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogPoint;

/** A log position that moves forward transaction by transaction. Not thread safe. */
public final class LogProgress {
    private final boolean gtidMode;
    private final GtidSet executed;
    private String file;
    private long offset;

    public LogProgress(LogPosition start) {
        this.gtidMode = start.gtidMode();
        this.executed = GtidSet.parse(start.gtidSet());
        this.file = start.file();
        this.offset = start.offset();
    }

    /** Whether the transaction that ends at this point lies before the position. */
    public boolean contains(LogPoint end) {
        if (gtidMode && end.hasGtid()) {
            return executed.contains(end.serverUuid(), end.sequence());
        }
        return !file.isEmpty()
                && LogPosition.BY_FILE.compare(
                                LogPosition.ofFile(end.file(), end.offset()),
                                LogPosition.ofFile(file, offset))
                        <= 0;
    }

    /**
     * Whether the transaction lies before the position, as far as that can be told: files of a
     * source with GTID mean nothing after a fail-over.
     */
    boolean containsAlike(LogPoint end) {
        return (end.hasGtid() || !gtidMode) && contains(end);
    }

    /** Whether everything before another position lies before this one. */
    public boolean contains(LogPosition position) {
        if (gtidMode && position.gtidMode()) {
            return executed.containsAll(GtidSet.parse(position.gtidSet()));
        }
        return contains(new LogPoint("", 0, position.file(), position.offset()));
    }

    /** Moves behind a transaction. */
    public void advance(LogPoint end) {
        if (gtidMode && end.hasGtid()) {
            executed.add(end.serverUuid(), end.sequence());
        }
        file = end.file();
        offset = end.offset();
    }

    /**
     * Moves behind everything before a position; what lies before this one already is kept, so it
     * never moves back.
     */
    public void advanceTo(LogPosition position) {
        boolean ahead;
        if (gtidMode && position.gtidMode()) {
            GtidSet set = GtidSet.parse(position.gtidSet());
            ahead = set.containsAll(executed);
            executed.addAll(set);
        } else {
            ahead =
                    file.isEmpty()
                            || LogPosition.BY_FILE.compare(
                                            position, LogPosition.ofFile(file, offset))
                                    > 0;
        }
        if (ahead) {
            file = position.file();
            offset = position.offset();
        }
    }

    public LogPosition position() {
        return new LogPosition(gtidMode ? executed.toString() : "", file, offset);
    }
}
