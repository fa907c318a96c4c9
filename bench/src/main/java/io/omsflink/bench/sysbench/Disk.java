package io.omsflink.bench.sysbench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The disk under all servers. */
public final class Disk {
    private Disk() {}

    /** Waits until all is written that was prepared, so that it is not written while measuring. */
    public static void settle() {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run sync: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the disk was written", e);
        }
    }
}
