package io.omsflink.jobs.meta;

/**
 * Some of all row changes: those whose hash leaves {@code number} when divided by {@code of}. What
 * a change's hash is, is said by whoever takes transactions apart.
 */
public record Share(int number, int of) implements Comparable<Share> {
    /** Every change. */
    public static final Share WHOLE = new Share(0, 1);

    public Share {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("there is no part " + number + " of " + of);
        }
    }

    /** Number of the part, of so many, that a change belongs to. */
    public static int number(long hash, int of) {
        return (int) Math.floorMod(hash, (long) of);
    }

    public boolean holds(long hash) {
        return number(hash, of) == number;
    }

    @Override
    public int compareTo(Share other) {
        return of == other.of
                ? Integer.compare(number, other.number)
                : Integer.compare(of, other.of);
    }

    /** Counts from 1: {@code 2/4}. */
    @Override
    public String toString() {
        return number + 1 + "/" + of;
    }
}
