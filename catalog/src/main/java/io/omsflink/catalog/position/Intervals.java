package io.omsflink.catalog.position;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sorted, disjoint, non-adjacent closed ranges of transaction numbers of one server. Ranges lie in
 * two primitive arrays because the log reader adds one number per transaction and nearly always
 * extends the last range.
 */
final class Intervals implements Serializable {
    private static final long serialVersionUID = 1L;

    private long[] first;
    private long[] last;
    private int size;

    Intervals() {
        this(new long[4], new long[4], 0);
    }

    private Intervals(long[] first, long[] last, int size) {
        this.first = first;
        this.last = last;
        this.size = size;
    }

    Intervals copy() {
        return new Intervals(first.clone(), last.clone(), size);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long n) {
        if (size > 0 && last[size - 1] + 1 == n) {
            last[size - 1] = n;
        } else {
            add(n, n);
        }
    }

    void add(long from, long to) {
        // The ranges in [begin, end) touch or overlap the new one and melt into it. The bounds are
        // moved on the side of the
        // new range (never "last + 1") because a number may be Long.MAX_VALUE and is never below 1.
        int begin = firstRangeEndingAtOrAfter(from - 1);
        int end = begin;
        while (end < size && first[end] - 1 <= to) {
            end++;
        }
        if (begin < end) {
            replace(begin, end, Math.min(from, first[begin]), Math.max(to, last[end - 1]));
        } else {
            replace(begin, end, from, to);
        }
    }

    void addAll(Intervals other) {
        for (int i = 0; i < other.size; i++) {
            add(other.first[i], other.last[i]);
        }
    }

    void remove(long from, long to) {
        int begin = firstRangeEndingAtOrAfter(from);
        int end = begin;
        while (end < size && first[end] <= to) {
            end++;
        }
        if (begin == end) {
            return;
        }
        long leftFirst = first[begin];
        long rightLast = last[end - 1];
        dropRanges(begin, end);
        if (leftFirst < from) {
            add(leftFirst, from - 1);
        }
        if (rightLast > to) {
            add(to + 1, rightLast);
        }
    }

    void removeAll(Intervals other) {
        for (int i = 0; i < other.size; i++) {
            remove(other.first[i], other.last[i]);
        }
    }

    boolean contains(long n) {
        return contains(n, n);
    }

    boolean contains(long from, long to) {
        int i = firstRangeEndingAtOrAfter(from);
        return i < size && first[i] <= from && to <= last[i];
    }

    boolean containsAll(Intervals other) {
        for (int i = 0; i < other.size; i++) {
            if (!contains(other.first[i], other.last[i])) {
                return false;
            }
        }
        return true;
    }

    /** Count of numbers, capped at {@link Long#MAX_VALUE}. */
    long count() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += last[i] - first[i] + 1;
        }
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    void appendTo(StringBuilder out) {
        for (int i = 0; i < size; i++) {
            out.append(':').append(first[i]);
            if (last[i] != first[i]) {
                out.append('-').append(last[i]);
            }
        }
    }

    private int firstRangeEndingAtOrAfter(long n) {
        int i = Arrays.binarySearch(last, 0, size, n);
        return i >= 0 ? i : -i - 1;
    }

    private void replace(int begin, int end, long from, long to) {
        if (begin == end) {
            makeRoomAt(begin);
        } else {
            dropRanges(begin + 1, end);
        }
        first[begin] = from;
        last[begin] = to;
    }

    private void makeRoomAt(int index) {
        if (size == first.length) {
            first = Arrays.copyOf(first, size * 2);
            last = Arrays.copyOf(last, size * 2);
        }
        System.arraycopy(first, index, first, index + 1, size - index);
        System.arraycopy(last, index, last, index + 1, size - index);
        size++;
    }

    private void dropRanges(int begin, int end) {
        System.arraycopy(first, end, first, begin, size - end);
        System.arraycopy(last, end, last, begin, size - end);
        size -= end - begin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intervals that
                && Arrays.equals(first, 0, size, that.first, 0, that.size)
                && Arrays.equals(last, 0, size, that.last, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = 31 * (31 * hash + Long.hashCode(first[i])) + Long.hashCode(last[i]);
        }
        return hash;
    }
}
