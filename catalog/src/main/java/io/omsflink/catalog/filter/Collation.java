package io.omsflink.catalog.filter;

import java.util.Arrays;
import java.util.Set;

/**
 * Compares texts of one collation: by itself where that is certain, which is nearly always, else by
 * asking a server that has the collation.
 *
 * <ul>
 *   <li>Equal bytes are equal in every collation.
 *   <li>Binary collations compare bytes; for UTF-8 that is the order of code points. Those with PAD
 *       SPACE compare the rest of the longer text with spaces.
 *   <li>In the case-insensitive ones listed here printable ASCII differs by its letters without
 *       case; by order too, as long as the first difference is between letters and digits.
 *   <li>The collations after UCA 9.0.0 do not pad.
 * </ul>
 */
final class Collation {
    private static final Set<String> NO_PAD =
            Set.of("binary", "utf8mb4_0900_bin", "utf8mb4_0900_ai_ci");
    private static final Set<String> BYTES =
            Set.of(
                    "binary",
                    "utf8mb4_0900_bin",
                    "utf8mb4_bin",
                    "utf8_bin",
                    "utf8mb3_bin",
                    "ascii_bin",
                    "latin1_bin");
    private static final Set<String> WITHOUT_CASE =
            Set.of(
                    "utf8mb4_0900_ai_ci",
                    "utf8mb4_general_ci",
                    "utf8_general_ci",
                    "utf8mb3_general_ci",
                    "utf8mb4_unicode_ci",
                    "utf8_unicode_ci",
                    "utf8mb3_unicode_ci",
                    "utf8mb4_unicode_520_ci",
                    "latin1_swedish_ci",
                    "ascii_general_ci");

    /** No order of two texts. */
    private static final int UNDECIDED = Integer.MIN_VALUE;

    private final String charset;
    private final String name;
    private final CollationServer server;
    private final boolean bytes;
    private final boolean withoutCase;
    private final boolean pads;

    Collation(String charset, String name, CollationServer server) {
        this.charset = charset;
        this.name = name;
        this.server = server;
        this.bytes = BYTES.contains(name);
        this.withoutCase = WITHOUT_CASE.contains(name);
        this.pads = !NO_PAD.contains(name);
    }

    static Collation binary() {
        return new Collation("binary", "binary", CollationServer.none());
    }

    String charset() {
        return charset;
    }

    String name() {
        return name;
    }

    boolean isBinary() {
        return name.equals("binary");
    }

    boolean equal(BytesOperand left, BytesOperand right, FilterRow row) {
        byte[] a = left.array(row);
        byte[] b = right.array(row);
        int aFrom = left.from(row);
        int bFrom = right.from(row);
        int aTo = left.to(row);
        int bTo = right.to(row);
        if (Arrays.equals(a, aFrom, aTo, b, bFrom, bTo)) {
            return true;
        }
        if (!bytes && !(withoutCase && printable(a, aFrom, aTo) && printable(b, bFrom, bTo))) {
            return server.compare(charset, name, copy(a, aFrom, aTo), copy(b, bFrom, bTo)) == 0;
        }
        return same(a, aFrom, end(a, aFrom, aTo), b, bFrom, end(b, bFrom, bTo));
    }

    private boolean same(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        if (bytes) {
            return Arrays.equals(a, aFrom, aTo, b, bFrom, bTo);
        }
        int length = aTo - aFrom;
        for (int i = 0; i < length && length == bTo - bFrom; i++) {
            if (lower(a[aFrom + i]) != lower(b[bFrom + i])) {
                return false;
            }
        }
        return length == bTo - bFrom;
    }

    /** Without the trailing spaces, where they do not count. */
    private int end(byte[] text, int from, int to) {
        int end = to;
        while (pads && end > from && text[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    /** Negative, 0 or positive. */
    int compare(BytesOperand left, BytesOperand right, FilterRow row) {
        byte[] a = left.array(row);
        byte[] b = right.array(row);
        int aFrom = left.from(row);
        int bFrom = right.from(row);
        int aTo = left.to(row);
        int bTo = right.to(row);
        if (bytes) {
            return compareBytes(a, aFrom, aTo, b, bFrom, bTo);
        }
        boolean ascii = withoutCase && printable(a, aFrom, aTo) && printable(b, bFrom, bTo);
        int order = ascii ? compareAscii(a, aFrom, aTo, b, bFrom, bTo) : UNDECIDED;
        return order != UNDECIDED
                ? order
                : server.compare(charset, name, copy(a, aFrom, aTo), copy(b, bFrom, bTo));
    }

    private int compareBytes(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int common = Math.min(aTo - aFrom, bTo - bFrom);
        int mismatch = Arrays.mismatch(a, aFrom, aFrom + common, b, bFrom, bFrom + common);
        if (mismatch >= 0) {
            return (a[aFrom + mismatch] & 0xff) - (b[bFrom + mismatch] & 0xff);
        }
        return pads
                ? rest(a, aFrom + common, aTo) - rest(b, bFrom + common, bTo)
                : aTo - aFrom - (bTo - bFrom);
    }

    /** How the rest of the longer text compares to spaces; 0 when there is none. */
    private static int rest(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != ' ') {
                return (text[i] & 0xff) < ' ' ? -1 : 1;
            }
        }
        return 0;
    }

    private int compareAscii(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        int aEnd = end(a, aFrom, aTo);
        int bEnd = end(b, bFrom, bTo);
        int common = Math.min(aEnd - aFrom, bEnd - bFrom);
        for (int i = 0; i < common; i++) {
            int x = lower(a[aFrom + i]);
            int y = lower(b[bFrom + i]);
            if (x != y) {
                return alphanumeric(x) && alphanumeric(y) ? x - y : UNDECIDED;
            }
        }
        return aEnd - aFrom - (bEnd - bFrom);
    }

    private static boolean alphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private static boolean printable(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < ' ' || text[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is like the pattern, whose escape character is ASCII. */
    boolean like(BytesOperand text, byte[] pattern, char escape, FilterRow row) {
        byte[] a = text.array(row);
        int from = text.from(row);
        int to = text.to(row);
        boolean bytewise =
                isBinary()
                        || (bytes || withoutCase)
                                && printable(a, from, to)
                                && printable(pattern, 0, pattern.length);
        return bytewise
                ? Wildcards.match(a, from, to, pattern, escape, withoutCase)
                : server.like(charset, name, copy(a, from, to), pattern, escape);
    }

    private static byte[] copy(byte[] array, int from, int to) {
        return Arrays.copyOfRange(array, from, to);
    }
}
