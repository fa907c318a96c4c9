package io.omsflink.project;

import java.io.Serializable;

/**
 * How fast a part of the work may go at most, over all its connections.
 *
 * @param rowsPerSecond 0 for no limit
 * @param bytesPerSecond 0 for no limit
 */
public record Pace(long rowsPerSecond, long bytesPerSecond) implements Serializable {
    public static final Pace UNLIMITED = new Pace(0, 0);

    /** Whether it limits anything. */
    public boolean limited() {
        return rowsPerSecond > 0 || bytesPerSecond > 0;
    }
}
