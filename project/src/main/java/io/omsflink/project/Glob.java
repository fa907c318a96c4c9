package io.omsflink.project;

/**
 * Shell-like name patterns: {@code *} any run, {@code ?} one character, {@code [abc]}, {@code
 * [a-z]} and {@code [!a-z]} one character in or out of the set. Works on the pattern's text,
 * because records that travel to the cluster hold text only.
 */
final class Glob {
    private Glob() {}

    /**
     * Whether {@code pattern}, which {@link TablePattern} has checked, matches the whole {@code
     * name}, case and all.
     */
    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int afterStar = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                retry = n;
            } else if (p < pattern.length() && matchesOne(pattern, p, name.charAt(n))) {
                p = next(pattern, p);
                n++;
            } else if (afterStar >= 0) {
                // Only the last star needs another try: an earlier one could not reach further than
                // this one does.
                p = afterStar;
                n = ++retry;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }

    /**
     * Index of the bracket that closes the set which opens at {@code open}, or -1. A leading {@code
     * ]} is a member.
     */
    static int closingBracket(String pattern, int open) {
        return pattern.indexOf(']', firstMember(pattern, open) + 1);
    }

    /** Index of the first member of the set which opens at {@code open}. */
    static int firstMember(String pattern, int open) {
        return pattern.startsWith("!", open + 1) ? open + 2 : open + 1;
    }

    private static int next(String pattern, int p) {
        return pattern.charAt(p) == '[' ? closingBracket(pattern, p) + 1 : p + 1;
    }

    private static boolean matchesOne(String pattern, int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> true;
            case '[' ->
                    inSet(pattern, firstMember(pattern, p), closingBracket(pattern, p), c)
                            == (firstMember(pattern, p) == p + 1);
            default -> pattern.charAt(p) == c;
        };
    }

    private static boolean inSet(String pattern, int first, int end, char c) {
        for (int i = first; i < end; i++) {
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            char high = pattern.charAt(range ? i + 2 : i);
            if (pattern.charAt(i) <= c && c <= high) {
                return true;
            }
            i += range ? 2 : 0;
        }
        return false;
    }
}
