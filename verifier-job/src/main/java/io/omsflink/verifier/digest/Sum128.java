package io.omsflink.verifier.digest;

/**
 * Number of rows and the sum of their hashes modulo 2^128. Equal multisets of rows have equal sums
 * in whatever order they came; two equal rows do not cancel, as they would with XOR.
 */
public record Sum128(long rows, long high, long low) {
    public static final Sum128 NONE = new Sum128(0, 0, 0);

    public Sum128 plus(Sum128 other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Sum128(rows + other.rows, high + other.high + carry, sum);
    }

    /** The sum as 32 hexadecimal digits. */
    public String hex() {
        return "%016x%016x".formatted(high, low);
    }
}
