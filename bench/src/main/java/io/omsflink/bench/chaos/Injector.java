package io.omsflink.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Breaks one thing after the other and measures how long the product takes to go on. */
final class Injector implements AutoCloseable {
    private final FaultPlan plan;
    private final Scene scene;
    private final Heartbeat heartbeat;
    private final long began = System.nanoTime();
    private final List<Struck> struck = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "chaos-faults");
    private final CountDownLatch followed = new CountDownLatch(1);
    private volatile Throwable failure;

    Injector(FaultPlan plan, Scene scene, Heartbeat heartbeat) {
        this.plan = plan;
        this.scene = scene;
        this.heartbeat = heartbeat;
        thread.setDaemon(true);
    }

    /**
     * A fault that was done.
     *
     * @param recoveryMs until a change came through again; -1 where nobody waited for it
     */
    record Struck(String fault, double second, long recoveryMs) {}

    void start() {
        thread.start();
    }

    /** The log is followed: from now on changes come through when all is well. */
    void followed() {
        followed.countDown();
    }

    private void work() {
        try {
            FaultPlan.Planned next = plan.next();
            while (!stopping.await(next.before().toMillis(), TimeUnit.MILLISECONDS)) {
                if (struck().size() == plan.duringCopy()) {
                    awaitFollowed();
                }
                if (stopping.getCount() > 0) {
                    strike(next);
                    next = plan.next();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            failure = e;
        }
    }

    /** A copy that is broken all the time never ends. */
    private void awaitFollowed() throws InterruptedException {
        scene.servers().toSource.throttle(0);
        followed.await();
    }

    private void strike(FaultPlan.Planned planned) throws Exception {
        long start = System.nanoTime();
        double second = (start - began) / 1e9;
        scene.words().accept("%6.1f s %s".formatted(second, planned.kind().words()));
        planned.kind().strike(scene, planned.length());
        long from = planned.kind().mendedAtTheEnd() ? System.nanoTime() : start;
        long recovery = planned.awaited() && followed.getCount() == 0 ? recovery(from) : -1;
        synchronized (struck) {
            struck.add(new Struck(planned.kind().words(), second, recovery));
        }
    }

    private long recovery(long from) {
        heartbeat.await();
        long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        scene.words()
                .accept(String.format(Locale.ROOT, "         on again after %.1f s", ms / 1e3));
        return ms;
    }

    List<Struck> struck() {
        synchronized (struck) {
            return List.copyOf(struck);
        }
    }

    /** Throws what a fault could not be done for, or why the product did not go on after one. */
    void check() {
        Throwable found = failure;
        if (found != null) {
            throw new IllegalStateException(found.getMessage(), found);
        }
    }

    /** Returns when the last fault is mended. */
    @Override
    public void close() {
        stopping.countDown();
        followed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
