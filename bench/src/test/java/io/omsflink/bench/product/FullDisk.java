package io.omsflink.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A folder on a disk of its own that can be full. Where nobody may mount one, a file takes the
 * folder's place while it is full, so that nothing can be written there either.
 */
final class FullDisk implements AutoCloseable {
    private static final int MEGABYTE = 1024 * 1024;

    private final Path folder;
    private final Path aside;
    private final boolean mounted;

    FullDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.aside = folder.resolveSibling(folder.getFileName() + "-aside");
        this.mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "none", folder.toString());
    }

    void fill() throws IOException {
        if (mounted) {
            fillUp();
        } else {
            Files.move(folder, aside);
            Files.createFile(folder);
        }
    }

    private void fillUp() {
        try {
            Files.write(ballast(), new byte[MEGABYTE]);
        } catch (IOException full) {
            // As wanted: what fitted in is there.
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    void free() throws IOException {
        if (mounted) {
            Files.delete(ballast());
        } else {
            Files.delete(folder);
            Files.move(aside, folder);
        }
    }

    @Override
    public void close() throws IOException {
        if (mounted && !run("umount", "-l", folder.toString())) {
            throw new IOException("Cannot unmount " + folder);
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
