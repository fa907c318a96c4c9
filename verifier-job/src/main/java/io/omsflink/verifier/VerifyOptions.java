package io.omsflink.verifier;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a verification is done.
 *
 * @param chunkRows rows of a range, about
 * @param maxDifferences differences of a table that are named; the others are counted
 * @param readers ranges that are compared at the same time; each takes a connection to each side
 * @param patience how long the target may take to apply what the source held
 * @param keysOnly whether only the keys are compared where there are any
 * @param sample the part of the ranges that is compared, above 0 and up to 1; tables that are not
 *     read in ranges are compared whole
 */
public record VerifyOptions(
        int chunkRows,
        int maxDifferences,
        int readers,
        Duration patience,
        boolean keysOnly,
        double sample)
        implements Serializable {
    public static final int CHUNK_ROWS = 20_000;
    public static final int MAX_DIFFERENCES = 10_000;

    /** The defaults: everything. */
    public static VerifyOptions of(int readers) {
        return new VerifyOptions(
                CHUNK_ROWS, MAX_DIFFERENCES, readers, Duration.ofSeconds(60), false, 1);
    }

    public VerifyOptions withMaxDifferences(int most) {
        return new VerifyOptions(chunkRows, most, readers, patience, keysOnly, sample);
    }

    public VerifyOptions withChunkRows(int rows) {
        return new VerifyOptions(rows, maxDifferences, readers, patience, keysOnly, sample);
    }

    public VerifyOptions withPatience(Duration limit) {
        return new VerifyOptions(chunkRows, maxDifferences, readers, limit, keysOnly, sample);
    }

    public VerifyOptions withKeysOnly(boolean only) {
        return new VerifyOptions(chunkRows, maxDifferences, readers, patience, only, sample);
    }

    public VerifyOptions withSample(double part) {
        return new VerifyOptions(chunkRows, maxDifferences, readers, patience, keysOnly, part);
    }
}
