package io.omsflink.bench.sysbench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows of every table as a file that {@code LOAD DATA} reads with its default format. */
public record RowFiles(Path folder, SysbenchTables tables) {

    /** Writes them; the same sizes give the same rows. */
    public static RowFiles write(Path folder, SysbenchTables tables) throws IOException {
        Files.createDirectories(folder);
        RowFiles files = new RowFiles(folder, tables);
        long seed = 1;
        for (String table : tables.names()) {
            files.write(table, new RowText(seed++));
        }
        return files;
    }

    public Path file(String table) {
        return folder.resolve(table + ".tsv");
    }

    /** A statement by which a server on this machine reads the file itself. */
    public String load(String table) {
        return "LOAD DATA INFILE '%s' INTO TABLE %s CHARACTER SET utf8mb4 (id, k, c, pad)"
                .formatted(file(table), SysbenchTables.qualified(table));
    }

    private void write(String table, RowText text) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file(table), StandardCharsets.US_ASCII)) {
            for (int id = 1; id <= tables.rows(); id++) {
                out.write(id + "\t" + (1 + text.below(tables.rows())) + "\t");
                out.write(text.c() + "\t" + text.pad() + "\n");
            }
        }
    }
}
