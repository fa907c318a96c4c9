package io.omsflink.jobs.element;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a transaction ends in the source's log.
 *
 * @param serverUuid source part of its GTID, empty string where the source has no GTIDs
 * @param sequence number part of its GTID, 0 where the source has no GTIDs
 * @param file log file
 * @param offset offset of the first byte after the transaction
 */
public record LogPoint(String serverUuid, long sequence, String file, long offset) {
    private static final Pattern PLACE =
            Pattern.compile(
                    "(?:(?<uuid>[0-9a-fA-F-]{36})|(?<file>.+\\.\\d+)):(?<number>\\d{1,18})");

    /** Reads {@link #place}; empty when the text is none. Only the parts that it names are set. */
    public static Optional<LogPoint> ofPlace(String place) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group("number"));
        return Optional.of(
                matcher.group("uuid") == null
                        ? new LogPoint("", 0, matcher.group("file"), number)
                        : new LogPoint(matcher.group("uuid"), number, "", 0));
    }

    /** Name of this place that a user can hand back: its GTID, or file and offset. */
    public String place() {
        return hasGtid() ? serverUuid + ":" + sequence : file + ":" + offset;
    }

    public boolean hasGtid() {
        return !serverUuid.isEmpty();
    }
}
