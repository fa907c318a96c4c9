package io.omsflink.bench.harness;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Watches a target until a contender has done its work. */
public final class Watch {
    private static final Duration LIMIT = Duration.ofMinutes(60);

    private Watch() {}

    /** Something that becomes true. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Looks every so often; what it throws is thrown here.
     *
     * @return when it became true, in ms since 1970
     */
    public static long until(String what, Duration interval, Condition condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Gave up after %d minutes waiting until %s"
                                .formatted(LIMIT.toMinutes(), what));
            }
            LockSupport.parkNanos(interval.toNanos());
        }
        return System.currentTimeMillis();
    }

    /** Does it beside what the caller goes on to do. */
    public static <T> CompletableFuture<T> beside(ThrowingSupplier<T> work) {
        return CompletableFuture.supplyAsync(unchecked(work));
    }

    /** Gives a value or fails. */
    @FunctionalInterface
    public interface ThrowingSupplier<T> {
        T get() throws Exception;
    }

    private static <T> Supplier<T> unchecked(ThrowingSupplier<T> work) {
        return () -> {
            try {
                return work.get();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        };
    }
}
