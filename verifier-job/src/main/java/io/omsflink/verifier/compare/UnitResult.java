package io.omsflink.verifier.compare;

import io.omsflink.verifier.digest.Sum128;
import java.util.List;

/**
 * What comparing one range of a table came to.
 *
 * @param kept as many differences as were asked for
 * @param atLeast whether more rows differ than were counted, because memory did not hold them
 */
public record UnitResult(
        Sum128 source, Sum128 target, Counts counts, List<Difference> kept, boolean atLeast) {

    /** Of a range that nobody looked at. */
    public static final UnitResult SKIPPED =
            new UnitResult(Sum128.NONE, Sum128.NONE, Counts.NONE, List.of(), false);

    public UnitResult {
        kept = List.copyOf(kept);
    }

    /** Numbers of rows by what is wrong with them. */
    public record Counts(long sourceOnly, long targetOnly, long mismatched, long unsettled) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    sourceOnly + other.sourceOnly,
                    targetOnly + other.targetOnly,
                    mismatched + other.mismatched,
                    unsettled + other.unsettled);
        }

        public long different() {
            return sourceOnly + targetOnly + mismatched;
        }

        /** All of them. */
        public long rows() {
            return different() + unsettled;
        }

        public static Counts of(Difference difference) {
            if (!difference.settled()) {
                return new Counts(0, 0, 0, 1);
            }
            return switch (difference.kind()) {
                case SOURCE_ONLY -> new Counts(1, 0, 0, 0);
                case TARGET_ONLY -> new Counts(0, 1, 0, 0);
                case MISMATCHED -> new Counts(0, 0, 1, 0);
            };
        }
    }
}
