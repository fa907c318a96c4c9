package io.omsflink.catalog.position;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A place at a transaction boundary of a source's log.
 *
 * @param gtidSet every transaction executed before this place, in canonical form; empty text when
 *     the source works without GTID, and then {@code file} and {@code offset} count
 * @param file log file, e.g. {@code mysql-bin.000042}; in GTID mode for people only, because
 *     another server of the same group has other files
 * @param offset byte in the file at which the next event begins
 */
public record LogPosition(String gtidSet, String file, long offset) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * File names in the order in which the server wrote them: by number, because {@code
     * mysql-bin.999999} is followed by {@code mysql-bin.1000000}, which sorts before it as text.
     */
    public static final Comparator<String> FILE_ORDER =
            Comparator.comparingLong(LogPosition::fileNumber);

    /** File and offset order; makes sense only between places in one server's log. */
    public static final Comparator<LogPosition> BY_FILE =
            Comparator.comparing(LogPosition::file, FILE_ORDER)
                    .thenComparingLong(LogPosition::offset);

    /** A place of a source without GTID. */
    public static LogPosition ofFile(String file, long offset) {
        return new LogPosition("", file, offset);
    }

    /** Whether the reader is to ask for its place by GTID set. */
    public boolean gtidMode() {
        return !gtidSet.isEmpty();
    }

    /**
     * Number of a log file, e.g. 42 for {@code mysql-bin.000042}.
     *
     * @throws IllegalArgumentException when the name does not end in a number
     */
    public static long fileNumber(String file) {
        try {
            return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + file + "' is not the name of a log file: no number at its end", e);
        }
    }

    /**
     * For messages and progress: {@code mysql-bin.000042:1234}, followed by the GTID set in GTID
     * mode.
     */
    @Override
    public String toString() {
        String place = file + ":" + offset;
        return gtidMode() ? place + " (" + gtidSet + ")" : place;
    }
}
