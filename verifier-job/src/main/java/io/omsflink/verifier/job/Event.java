package io.omsflink.verifier.job;

import io.omsflink.verifier.compare.Difference.Kind;
import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;
import java.util.List;

/** What the job tells whoever started it. */
public sealed interface Event {
    /** Place of the table in the plan. */
    int table();

    /**
     * A range is done with.
     *
     * @param chunk its number in the table, from 0
     * @param last whether the table ends with it
     * @param atLeast whether more rows differ than were counted
     * @param skipped whether it was left out of a sample
     */
    record ChunkDone(
            int table,
            int chunk,
            boolean last,
            Sum128 source,
            Sum128 target,
            Counts counts,
            boolean atLeast,
            boolean skipped)
            implements Event {}

    /**
     * A row differs.
     *
     * @param settled false when it did not rest long enough to be decided
     * @param key canonical bytes of the key's values, whole; empty for a table without a key
     * @param source values, empty when the row is missing there
     * @param target values, empty when the row is missing there
     */
    record Found(
            int table,
            Kind kind,
            boolean settled,
            List<byte[]> key,
            List<Shown> source,
            List<Shown> target)
            implements Event {}

    /**
     * As much of a value as a person wants to see.
     *
     * @param bytes canonical, cut off when they are long; null for NULL
     * @param length of the whole value
     * @param different whether the whole value is not the other side's
     */
    record Shown(byte[] bytes, int length, boolean different) {
        public boolean cut() {
            return bytes != null && bytes.length < length;
        }
    }

    /** The table cannot be compared any further. */
    record Failed(int table, String message) implements Event {}
}
