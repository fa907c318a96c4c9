package io.omsflink.bench.demo;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.ObTenant;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The time after the copy has caught up, in which the delay is measured. It begins when it is first
 * asked whether it is over.
 */
final class LiveSpan implements BooleanSupplier, AutoCloseable {
    private final MySqlServer source;
    private final ObTenant target;
    private final Duration length;
    private DelayProbe probe;
    private long began;

    LiveSpan(MySqlServer source, ObTenant target, Duration length) {
        this.source = source;
        this.target = target;
        this.length = length;
    }

    @Override
    public boolean getAsBoolean() {
        if (probe == null) {
            probe = DelayProbe.start(source, target);
            began = System.nanoTime();
        }
        return System.nanoTime() - began > length.toNanos();
    }

    /** What was measured, the shortest delay first. */
    List<Duration> delays() {
        return probe.delays();
    }

    @Override
    public void close() {
        if (probe != null) {
            probe.close();
        }
    }
}
