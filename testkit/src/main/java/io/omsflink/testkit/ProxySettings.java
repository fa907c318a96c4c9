package io.omsflink.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a proxy does to the bytes that pass; shared by all its connections. */
final class ProxySettings {
    private final AtomicLong passed = new AtomicLong();
    private boolean stalled;
    private volatile long latencyNanos;
    private volatile long bytesPerSecond;

    synchronized void stall(boolean stall) {
        stalled = stall;
        notifyAll();
    }

    synchronized void awaitFlow() throws InterruptedException {
        while (stalled) {
            wait();
        }
    }

    void latency(Duration oneWay) {
        latencyNanos = oneWay.toNanos();
    }

    long latencyNanos() {
        return latencyNanos;
    }

    void throttle(long limit) {
        bytesPerSecond = limit;
    }

    /** How long so many bytes keep the line busy. */
    long nanosFor(int bytes) {
        long limit = bytesPerSecond;
        return limit == 0 ? 0 : bytes * 1_000_000_000L / limit;
    }

    void count(int bytes) {
        passed.addAndGet(bytes);
    }

    long passed() {
        return passed.get();
    }
}
