package io.omsflink.catalog.filter;

/** {@code LIKE} on ASCII texts, whose characters are bytes. */
final class Wildcards {
    private Wildcards() {}

    /**
     * An escape character takes the next one literally; at the end of the pattern it is itself.
     *
     * @param fold whether upper and lower case are the same
     */
    static boolean match(byte[] text, int from, int to, byte[] pattern, char escape, boolean fold) {
        int t = from;
        int p = 0;
        int afterStar = -1;
        int retry = 0;
        while (t < to) {
            boolean escaped = escaped(pattern, p, escape);
            if (p < pattern.length && !escaped && pattern[p] == '%') {
                afterStar = ++p;
                retry = t;
            } else if (p < pattern.length && matchesOne(pattern, p, escaped, text[t], fold)) {
                p += escaped ? 2 : 1;
                t++;
            } else if (afterStar >= 0) {
                p = afterStar;
                t = ++retry;
            } else {
                return false;
            }
        }
        return onlyStars(pattern, p);
    }

    private static boolean onlyStars(byte[] pattern, int from) {
        int p = from;
        while (p < pattern.length && pattern[p] == '%') {
            p++;
        }
        return p == pattern.length;
    }

    private static boolean escaped(byte[] pattern, int p, char escape) {
        return p + 1 < pattern.length && pattern[p] == escape;
    }

    private static boolean matchesOne(
            byte[] pattern, int p, boolean escaped, byte c, boolean fold) {
        byte wanted = pattern[escaped ? p + 1 : p];
        if (!escaped && wanted == '_') {
            return true;
        }
        return fold ? lower(wanted) == lower(c) : wanted == c;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
