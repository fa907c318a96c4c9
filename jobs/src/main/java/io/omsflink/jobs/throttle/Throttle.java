package io.omsflink.jobs.throttle;

import io.omsflink.project.Pace;

/** Holds one side of a project to its pace. Thread safe; shared by the threads of a task. */
public final class Throttle {
    private final TokenBucket rows = new TokenBucket(0);
    private final TokenBucket bytes = new TokenBucket(0);

    /** Waits until so much more may be read or written. */
    public void take(long rowCount, long byteCount) throws InterruptedException {
        rows.take(rowCount);
        bytes.take(byteCount);
    }

    /**
     * Sets the pace from now on, also for those that wait.
     *
     * @param shares number of tasks that share the pace evenly; each gets at least 1 a second
     */
    public void pace(Pace pace, int shares) {
        rows.rate(share(pace.rowsPerSecond(), shares));
        bytes.rate(share(pace.bytesPerSecond(), shares));
    }

    private static long share(long all, int shares) {
        return all == 0 ? 0 : Math.max(1, all / shares);
    }

    /** What this task may do in a second. */
    public Pace pace() {
        return new Pace(rows.rate(), bytes.rate());
    }
}
