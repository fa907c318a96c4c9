package io.omsflink.bench.chaos.load;

import java.util.ArrayList;
import java.util.List;

/** All writers of a round. */
public final class Writers implements AutoCloseable {
    private final List<Writer> all = new ArrayList<>();

    private Writers() {}

    /** Begins to write. */
    public static Writers start(
            ConnectionSource source, ChaosSchema schema, LoadSettings settings, long seed) {
        Writers writers = new Writers();
        for (int number = 0; number < settings.writers(); number++) {
            writers.all.add(new Writer(source, schema, settings, number, seed));
        }
        writers.all.forEach(Writer::start);
        return writers;
    }

    /**
     * Transactions that are known to be committed; one whose commit was cut off is not counted.
     *
     * @throws RuntimeException when a writer met an error that none of its statements may cause
     */
    public long committed() {
        return all.stream().mapToLong(Writer::committed).sum();
    }

    /** As {@link #committed}, also after an error. */
    public long committedSoFar() {
        return all.stream().mapToLong(Writer::committedSoFar).sum();
    }

    /** Nothing is written after the return. */
    @Override
    public void close() {
        all.forEach(Writer::stop);
        try {
            for (Writer writer : all) {
                writer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
