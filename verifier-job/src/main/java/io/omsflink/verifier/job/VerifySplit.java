package io.omsflink.verifier.job;

import io.omsflink.verifier.table.KeyRange;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A range of a table to compare, or the news that a table could not be cut into ranges.
 *
 * @param table its place in the plan
 * @param chunk number of the range in the table, from 0
 * @param last whether the table ends with it
 * @param skipped whether it is left out of a sample
 * @param failure why there are no more ranges; empty for a range to compare
 */
record VerifySplit(
        int table, int chunk, KeyRange range, boolean last, boolean skipped, String failure)
        implements SourceSplit {

    static VerifySplit failed(int table, int chunk, String failure) {
        return new VerifySplit(table, chunk, KeyRange.ALL, true, false, failure);
    }

    @Override
    public String splitId() {
        return table + "-" + chunk;
    }
}
