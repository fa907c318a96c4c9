package io.omsflink.catalog.position;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Transactions that are applied ahead of a position, out of the log's order: by number where they
 * have a GTID, else by the bytes that they take in the log's files. Mutable and not thread-safe.
 *
 * <p>As text {@code uuid:5-9:12} for GTIDs and {@code mysql-bin.000042:1235-5678} for bytes,
 * several of them with commas between; {@link #parse} reads it back.
 */
public final class LogRanges {
    private final GtidSet gtids;
    private final SortedMap<String, Intervals> files;

    /** Nothing. */
    public LogRanges() {
        this(new GtidSet(), new TreeMap<>(LogPosition.FILE_ORDER));
    }

    private LogRanges(GtidSet gtids, SortedMap<String, Intervals> files) {
        this.gtids = gtids;
        this.files = files;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when the text is nothing of the kind
     */
    public static LogRanges parse(String text) {
        LogRanges ranges = new LogRanges();
        for (String part : text.split(",")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                ranges.parse(part, colon);
            }
        }
        return ranges;
    }

    private void parse(String part, int colon) {
        String name = part.substring(0, colon);
        if (name.indexOf('.') < 0) {
            gtids.addAll(GtidSet.parse(part));
            return;
        }
        for (String range : part.substring(colon + 1).split(":")) {
            int dash = range.indexOf('-');
            long from = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
            file(name).add(from, dash < 0 ? from : Long.parseLong(range.substring(dash + 1)));
        }
    }

    /** Adds the transaction with this GTID. */
    public void add(String serverUuid, long sequence) {
        gtids.add(serverUuid, sequence);
    }

    /**
     * Adds transactions of one server.
     *
     * @param from number of the one before the first
     * @param to number of the last one
     */
    public void addNumbers(String serverUuid, long from, long to) {
        gtids.add(serverUuid, from + 1, to);
    }

    /**
     * Adds the bytes of a transaction.
     *
     * @param from where the transaction before it in the same file ends
     * @param to where it ends itself
     */
    public void addBytes(String file, long from, long to) {
        file(file).add(from + 1, to);
    }

    private Intervals file(String name) {
        return files.computeIfAbsent(name, n -> new Intervals());
    }

    public void addAll(LogRanges other) {
        gtids.addAll(other.gtids);
        other.files.forEach((name, bytes) -> file(name).addAll(bytes));
    }

    public boolean contains(String serverUuid, long sequence) {
        return gtids.contains(serverUuid.toLowerCase(Locale.ROOT), sequence);
    }

    /** Whether a transaction that ends at this byte is in here. */
    public boolean containsByte(String file, long offset) {
        Intervals bytes = files.get(file);
        return bytes != null && bytes.contains(offset);
    }

    /** What is left without that which lies before a position. */
    public LogRanges after(LogPosition position) {
        GtidSet left =
                position.gtidMode() ? gtids.minus(GtidSet.parse(position.gtidSet())) : gtids.copy();
        LogRanges result = new LogRanges(left, new TreeMap<>(LogPosition.FILE_ORDER));
        files.forEach(
                (name, bytes) ->
                        after(name, bytes, position)
                                .ifPresent(some -> result.files.put(name, some)));
        return result;
    }

    private static Optional<Intervals> after(String name, Intervals bytes, LogPosition position) {
        Intervals left = bytes.copy();
        int order = LogPosition.FILE_ORDER.compare(name, position.file());
        if (order < 0) {
            return Optional.empty();
        }
        if (order == 0) {
            left.remove(0, position.offset());
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    public boolean isEmpty() {
        return gtids.isEmpty() && files.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogRanges that
                && gtids.equals(that.gtids)
                && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return 31 * gtids.hashCode() + files.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(gtids.toString());
        files.forEach(
                (name, bytes) -> bytes.appendTo(out.append(out.isEmpty() ? "" : ",").append(name)));
        return out.toString();
    }
}
