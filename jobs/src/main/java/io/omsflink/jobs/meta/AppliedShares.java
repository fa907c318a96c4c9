package io.omsflink.jobs.meta;

import io.omsflink.catalog.position.GtidSet;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.LogRanges;
import io.omsflink.jobs.element.LogPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is applied ahead of a position: whole transactions, or a share of the changes of each, and
 * how many changes of a huge one that is applied in pieces. Mutable and not thread-safe.
 *
 * <p>As text, parted by semicolons: {@code uuid:5-9} transactions, {@code 2/4 uuid:5-9} the second
 * of four shares of them, {@code 3000 rows of uuid:10} the first changes of one, {@code 2/4 3000
 * rows of uuid:10} those of them that are in a share. {@link #parse} reads it back.
 */
public final class AppliedShares {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,9})/(\\d{1,9}) (.*)");
    private static final Pattern BEGUN = Pattern.compile("(\\d{1,18}) rows of (.*)");

    private final SortedMap<Share, LogRanges> ranges = new TreeMap<>();
    private final SortedMap<Share, Map<LogPoint, Long>> begun = new TreeMap<>();

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when the text is nothing of the kind
     */
    public static AppliedShares parse(String text) {
        AppliedShares shares = new AppliedShares();
        for (String part : text.split(";")) {
            Matcher share = SHARE.matcher(part);
            if (share.matches()) {
                int number = Integer.parseInt(share.group(1)) - 1;
                shares.parse(new Share(number, Integer.parseInt(share.group(2))), share.group(3));
            } else {
                shares.parse(Share.WHOLE, part);
            }
        }
        return shares;
    }

    private void parse(Share share, String text) {
        Matcher rows = BEGUN.matcher(text);
        if (rows.matches()) {
            LogPoint place = LogPoint.ofPlace(rows.group(2)).orElseThrow();
            begin(share, place, Long.parseLong(rows.group(1)));
        } else {
            ranges(share).addAll(LogRanges.parse(text));
        }
    }

    private LogRanges ranges(Share share) {
        return ranges.computeIfAbsent(share, s -> new LogRanges());
    }

    public void add(AppliedMark mark) {
        LogPoint end = mark.end();
        if (mark.rows() > 0) {
            begin(mark.share(), nameOf(end), mark.rows());
        } else if (end.hasGtid()) {
            ranges(mark.share()).addNumbers(end.serverUuid(), mark.before(), end.sequence());
        } else {
            ranges(mark.share()).addBytes(end.file(), mark.before(), end.offset());
        }
    }

    private void begin(Share share, LogPoint place, long rows) {
        begun.computeIfAbsent(share, s -> new TreeMap<>(AppliedShares::order))
                .merge(place, rows, Math::max);
    }

    private static int order(LogPoint one, LogPoint other) {
        return one.place().compareTo(other.place());
    }

    /** The parts of a place that its name shows. */
    private static LogPoint nameOf(LogPoint place) {
        return LogPoint.ofPlace(place.place()).orElseThrow();
    }

    /** An independent copy. */
    public AppliedShares copy() {
        AppliedShares copy = new AppliedShares();
        copy.addAll(this);
        return copy;
    }

    public void addAll(AppliedShares other) {
        other.ranges.forEach((share, some) -> ranges(share).addAll(some));
        other.begun.forEach(
                (share, places) -> places.forEach((place, rows) -> begin(share, place, rows)));
    }

    /** Whether all of the transaction that ends here is applied. */
    public boolean contains(LogPoint end) {
        return contains(ranges.get(Share.WHOLE), end);
    }

    private static boolean contains(LogRanges some, LogPoint end) {
        return some != null
                && (end.hasGtid()
                        ? some.contains(end.serverUuid(), end.sequence())
                        : some.containsByte(end.file(), end.offset()));
    }

    /**
     * What of one transaction is applied.
     *
     * @param rows so many of its changes, from the first one on, as far as they are in the share
     */
    public record Part(Share share, long rows) {

        /**
         * @param row number of the change in its transaction, from 0
         */
        public boolean holds(long row, long hash) {
            return row < rows && share.holds(hash);
        }
    }

    /**
     * What of a transaction is applied; empty for nothing.
     *
     * @param end where it ends; of one in pieces, the place that all pieces name
     */
    public List<Part> of(LogPoint end) {
        List<Part> parts = new ArrayList<>();
        ranges.forEach(
                (share, some) -> {
                    if (contains(some, end)) {
                        parts.add(new Part(share, Long.MAX_VALUE));
                    }
                });
        begun.forEach(
                (share, places) -> {
                    Long rows = places.get(nameOf(end));
                    if (rows != null) {
                        parts.add(new Part(share, rows));
                    }
                });
        return parts;
    }

    /** What is left without that which lies before a position. */
    public AppliedShares after(LogPosition position) {
        AppliedShares left = new AppliedShares();
        ranges.forEach((share, some) -> left.put(share, some.after(position)));
        GtidSet executed = GtidSet.parse(position.gtidSet());
        begun.forEach(
                (share, places) ->
                        places.forEach(
                                (place, rows) -> {
                                    if (!lies(place, position, executed)) {
                                        left.begin(share, place, rows);
                                    }
                                }));
        return left;
    }

    private void put(Share share, LogRanges some) {
        if (!some.isEmpty()) {
            ranges.put(share, some);
        }
    }

    private static boolean lies(LogPoint place, LogPosition before, GtidSet executed) {
        return place.hasGtid()
                ? executed.contains(place.serverUuid(), place.sequence())
                : LogPosition.BY_FILE.compare(
                                LogPosition.ofFile(place.file(), place.offset()), before)
                        <= 0;
    }

    public boolean isEmpty() {
        return begun.isEmpty() && ranges.values().stream().allMatch(LogRanges::isEmpty);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        ranges.forEach(
                (share, some) -> {
                    if (!some.isEmpty()) {
                        parts.add(prefix(share) + some);
                    }
                });
        begun.forEach(
                (share, places) ->
                        places.forEach(
                                (place, rows) ->
                                        parts.add(
                                                prefix(share)
                                                        + rows
                                                        + " rows of "
                                                        + place.place())));
        return String.join(";", parts);
    }

    private static String prefix(Share share) {
        return share.equals(Share.WHOLE) ? "" : share + " ";
    }
}
