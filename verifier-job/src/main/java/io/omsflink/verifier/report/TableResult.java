package io.omsflink.verifier.report;

import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;

/**
 * What is known of one table.
 *
 * @param name both names where they differ
 * @param verdict UNKNOWN until the last range is compared
 * @param atLeast whether more rows differ than were counted
 * @param ranges that the table was cut into
 * @param skipped ranges of these that a sample left out
 * @param problem why it could not be compared; empty when it could
 */
public record TableResult(
        String name,
        Verdict verdict,
        Sum128 source,
        Sum128 target,
        Counts counts,
        boolean atLeast,
        int ranges,
        int skipped,
        String problem) {}
