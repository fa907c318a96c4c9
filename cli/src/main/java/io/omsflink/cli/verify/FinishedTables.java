package io.omsflink.cli.verify;

import io.omsflink.cli.home.Json;
import io.omsflink.verifier.report.TableResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables that are compared, kept in {@code DIR/finished.jsonl} as each of them ends, so that a
 * verification that was killed can go on without reading them again.
 */
public final class FinishedTables {
    private final Path file;
    private final String mode;
    private final Map<String, TableResult> earlier = new TreeMap<>();

    /** One line of the file. */
    record Line(String mode, TableResult result) {}

    /**
     * @param mode what is compared; a table that was compared in another mode is compared again
     * @param resume whether an earlier verification goes on, or else is forgotten
     */
    public FinishedTables(Path folder, String mode, boolean resume) {
        this.file = folder.resolve("finished.jsonl");
        this.mode = mode;
        try {
            Files.createDirectories(folder);
            if (resume && Files.exists(file)) {
                load();
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (String text : lines) {
            // The last line of a process that was killed may be half of one.
            if (text.endsWith("}")) {
                Line line = Json.mapper().readValue(text, Line.class);
                if (line.mode().equals(mode)) {
                    earlier.put(line.result().name(), line.result());
                }
            }
        }
    }

    public boolean contains(String table) {
        return earlier.containsKey(table);
    }

    /** Results of the tables that an earlier process has finished. */
    public List<TableResult> results() {
        return List.copyOf(earlier.values());
    }

    public void add(TableResult result) {
        try {
            Files.writeString(
                    file,
                    Json.line(new Line(mode, result)) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all: the verification has come to its end. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
