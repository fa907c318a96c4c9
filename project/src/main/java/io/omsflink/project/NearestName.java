package io.omsflink.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant. */
final class NearestName {
    private NearestName() {}

    /**
     * The closest of {@code known} by edits (swapped neighbours count one), if it is close enough
     * to be a slip.
     */
    static Optional<String> of(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> isClose(fold(written), fold(name)))
                .min(Comparator.comparingInt(name -> distance(fold(written), fold(name))));
    }

    /** Compares lengths first, because what somebody wrote may be a file's worth of text. */
    private static boolean isClose(String written, String name) {
        int tolerance = Math.max(1, name.length() / 3);
        return Math.abs(written.length() - name.length()) <= tolerance
                && distance(written, name) <= tolerance;
    }

    /** Case, {@code -} and {@code _} are the commonest slips and cost nothing. */
    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
