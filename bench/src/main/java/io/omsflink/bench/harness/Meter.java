package io.omsflink.bench.harness;

import io.omsflink.testkit.ProcessUsage;
import java.util.List;

/** Measures what running processes use between two moments. */
public final class Meter {
    private static final double MEGABYTE = 1024.0 * 1024;

    private final List<Long> pids;
    private final ProcessUsage before;

    private Meter(List<Long> pids) {
        this.pids = pids;
        this.before = ProcessUsage.ofAll(pids);
    }

    public static Meter begin(List<Long> pids) {
        return new Meter(List.copyOf(pids));
    }

    /** CPU time since the beginning; memory since each process started. */
    public Usage read() {
        ProcessUsage now = ProcessUsage.ofAll(pids);
        return new Usage(now.cpuSecondsSince(before), now.peakRssBytes() / MEGABYTE);
    }
}
