package io.omsflink.jobs.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table {@code target-errors.tsv}: error numbers of OceanBase and MySQL, and their sources. */
final class TargetErrorTable {
    private static final String FILE = "target-errors.tsv";
    private static final Map<Integer, Entry> ENTRIES = read();

    /**
     * One error.
     *
     * @param symbol its name in the server's sources
     */
    record Entry(int number, ErrorKind kind, String symbol, String words) {}

    private TargetErrorTable() {}

    static Optional<Entry> find(int number) {
        return Optional.ofNullable(ENTRIES.get(number));
    }

    static Map<Integer, Entry> entries() {
        return ENTRIES;
    }

    private static Map<Integer, Entry> read() {
        Map<Integer, Entry> entries = new HashMap<>();
        try (InputStream in = TargetErrorTable.class.getResourceAsStream(FILE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    add(line, entries);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(entries);
    }

    private static void add(String line, Map<Integer, Entry> entries) {
        String[] fields = line.split("\t", -1);
        int number = Integer.parseInt(fields[0]);
        Entry entry = new Entry(number, ErrorKind.valueOf(fields[1]), fields[2], fields[3]);
        if (entries.put(number, entry) != null) {
            throw new IllegalStateException(FILE + " has error " + number + " twice");
        }
    }
}
