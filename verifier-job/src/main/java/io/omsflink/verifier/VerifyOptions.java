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
 */
public record VerifyOptions(int chunkRows, int maxDifferences, int readers, Duration patience)
        implements Serializable {
    public static final int CHUNK_ROWS = 20_000;
    public static final int MAX_DIFFERENCES = 10_000;

    /** The defaults. */
    public static VerifyOptions of(int readers) {
        return new VerifyOptions(CHUNK_ROWS, MAX_DIFFERENCES, readers, Duration.ofSeconds(60));
    }

    public VerifyOptions withMaxDifferences(int most) {
        return new VerifyOptions(chunkRows, most, readers, patience);
    }

    public VerifyOptions withChunkRows(int rows) {
        return new VerifyOptions(rows, maxDifferences, readers, patience);
    }

    public VerifyOptions withPatience(Duration limit) {
        return new VerifyOptions(chunkRows, maxDifferences, readers, limit);
    }
}
