package io.omsflink.bench.demo;

import java.time.Duration;
import java.util.function.Supplier;

/** What came out of a piece of work, and how long it took. */
record Timed<T>(T value, Duration took) {

    static <T> Timed<T> of(Supplier<T> work) {
        long began = System.nanoTime();
        T value = work.get();
        return new Timed<>(value, Duration.ofNanos(System.nanoTime() - began));
    }
}
