package io.omsflink.catalog.position;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A set of global transaction identifiers, {@code uuid:1-5:7,uuid2:1} as MySQL writes it (servers
 * in ascending order, numbers in merged ascending ranges, no line breaks). Mutable and not
 * thread-safe; {@link #copy()} before handing it on.
 */
public final class GtidSet implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final SortedMap<String, Intervals> servers = new TreeMap<>();

    // A reader adds runs of one server's transactions, mostly with the very same String: saves the
    // look-up and the checks.
    private transient String lastServer;
    private transient Intervals lastIntervals;

    /** The empty set. */
    public GtidSet() {}

    /**
     * Reads MySQL's text form; blanks and line breaks are allowed, ranges may overlap, the empty
     * text is the empty set.
     *
     * @throws IllegalArgumentException when the text is not a set of identifiers; tagged
     *     identifiers (MySQL 8.3 and later) are not supported and refused too
     */
    public static GtidSet parse(String text) {
        GtidSet set = new GtidSet();
        for (String server : text.strip().split(",", -1)) {
            if (!server.isBlank()) {
                set.addServer(server.replaceAll("\\s", ""));
            }
        }
        return set;
    }

    private void addServer(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("'" + text + "' has no transaction numbers");
        }
        String uuid = checkedUuid(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            addRange(uuid, parts[i]);
        }
    }

    private void addRange(String uuid, String text) {
        int dash = text.indexOf('-');
        long from = number(dash < 0 ? text : text.substring(0, dash));
        long to = dash < 0 ? from : number(text.substring(dash + 1));
        // MySQL reads a range with its end before its start as an empty one.
        if (from <= to) {
            servers.computeIfAbsent(uuid, u -> new Intervals()).add(from, to);
        }
    }

    private static long number(String text) {
        try {
            return checkedNumber(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a transaction number (tags are not supported)", e);
        }
    }

    private static long checkedNumber(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("transaction number " + n + " is not positive");
        }
        return n;
    }

    private static String checkedUuid(String text) {
        String uuid = text.toLowerCase(Locale.ROOT);
        if (!UUID.matcher(uuid).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not the UUID of a server");
        }
        return uuid;
    }

    /** Adds one transaction; constant time when it follows the last one of its server. */
    public void add(String uuid, long n) {
        long number = checkedNumber(n);
        intervalsForAdd(uuid).add(number);
    }

    /**
     * Adds transactions of one server that follow each other.
     *
     * @param from the first one
     * @param to the last one, not before the first
     */
    public void add(String uuid, long from, long to) {
        intervalsForAdd(uuid).add(checkedNumber(from), checkedNumber(to));
    }

    private Intervals intervalsForAdd(String uuid) {
        if (!uuid.equals(lastServer)) {
            lastIntervals = servers.computeIfAbsent(checkedUuid(uuid), u -> new Intervals());
            lastServer = uuid;
        }
        return lastIntervals;
    }

    /** Adds every transaction of the other set. */
    public void addAll(GtidSet other) {
        other.servers.forEach(
                (uuid, numbers) ->
                        servers.computeIfAbsent(uuid, u -> new Intervals()).addAll(numbers));
    }

    public boolean contains(String uuid, long n) {
        Intervals intervals =
                uuid.equals(lastServer)
                        ? lastIntervals
                        : servers.get(uuid.toLowerCase(Locale.ROOT));
        return intervals != null && intervals.contains(n);
    }

    /** Whether every transaction of the other set is in this one. */
    public boolean containsAll(GtidSet other) {
        return other.servers.entrySet().stream().allMatch(this::containsAll);
    }

    private boolean containsAll(Map.Entry<String, Intervals> other) {
        Intervals mine = servers.get(other.getKey());
        return other.getValue().isEmpty() || (mine != null && mine.containsAll(other.getValue()));
    }

    /** A new set with the transactions of this set that are not in the other. */
    public GtidSet minus(GtidSet other) {
        GtidSet result = new GtidSet();
        servers.forEach(
                (uuid, numbers) ->
                        result.putUnlessEmpty(uuid, minus(numbers, other.servers.get(uuid))));
        return result;
    }

    private static Intervals minus(Intervals numbers, Intervals other) {
        Intervals left = numbers.copy();
        if (other != null) {
            left.removeAll(other);
        }
        return left;
    }

    /** A new set with the transactions of one server only. */
    public GtidSet ofServer(String uuid) {
        GtidSet result = new GtidSet();
        Intervals intervals = servers.get(uuid.toLowerCase(Locale.ROOT));
        if (intervals != null) {
            result.putUnlessEmpty(uuid.toLowerCase(Locale.ROOT), intervals.copy());
        }
        return result;
    }

    private void putUnlessEmpty(String uuid, Intervals intervals) {
        if (!intervals.isEmpty()) {
            servers.put(uuid, intervals);
        }
    }

    public boolean isEmpty() {
        return servers.values().stream().allMatch(Intervals::isEmpty);
    }

    /** Number of transactions in the set. */
    public long count() {
        return servers.values().stream().mapToLong(Intervals::count).sum();
    }

    /** An independent set with the same transactions. */
    public GtidSet copy() {
        GtidSet copy = new GtidSet();
        servers.forEach((uuid, numbers) -> copy.putUnlessEmpty(uuid, numbers.copy()));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GtidSet that && servers.equals(that.servers);
    }

    @Override
    public int hashCode() {
        return servers.hashCode();
    }

    /** MySQL's canonical text without line breaks; {@link #parse} reads it back. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        servers.forEach(
                (uuid, numbers) ->
                        numbers.appendTo(out.append(out.isEmpty() ? "" : ",").append(uuid)));
        return out.toString();
    }
}
