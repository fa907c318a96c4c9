package io.omsflink.cli.progress;

import java.util.ArrayDeque;
import java.util.Deque;

/** Speed of a counter over the last seconds, so that a figure neither jumps nor lags. */
final class Rate {
    private static final long WINDOW_MS = 10_000;

    private record Point(long at, long value) {}

    private final Deque<Point> points = new ArrayDeque<>();

    /** Takes note of a value; one that went back (after a restart) starts the window anew. */
    void add(long at, long value) {
        if (!points.isEmpty() && value < points.getLast().value()) {
            points.clear();
        }
        points.addLast(new Point(at, value));
        while (points.size() > 2 && at - points.getFirst().at() > WINDOW_MS) {
            points.removeFirst();
        }
    }

    /** Per second; 0 while too little is known. */
    double perSecond() {
        if (points.size() < 2) {
            return 0;
        }
        long ms = points.getLast().at() - points.getFirst().at();
        return ms == 0 ? 0 : (points.getLast().value() - points.getFirst().value()) * 1000.0 / ms;
    }
}
