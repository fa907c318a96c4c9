package io.omsflink.cli.home;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What went wrong with a file, in words: Java's own exceptions often give the file's name only. */
public final class FileFailure {
    private FileFailure() {}

    /** As in {@code No space left on device}. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the place of the folder";
        }
        return e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getMessage();
    }

    /** A message for the user when a disk, and not the program, is at fault. */
    public static Optional<String> words(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof FileSystemException f) {
                return Optional.of(
                        "Cannot read or write %s: %s. Look at the disk and at the rights of that folder."
                                .formatted(f.getFile(), reason(f)));
            }
            if (t instanceof IOException e
                    && String.valueOf(e.getMessage()).contains("No space left on device")) {
                return Optional.of(
                        "Cannot write: No space left on device. Make room on the disk of the run"
                                + " folder (OMS_RUN_DIR).");
            }
        }
        return Optional.empty();
    }
}
