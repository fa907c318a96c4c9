package io.omsflink.bench.log;

import io.omsflink.bench.sysbench.SysbenchTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A program of its own, so that it can be measured: writes the rows of files of SQL values. */
public final class BatchedWrites {
    static final int BATCH = 2_000;

    /** As many as the applier's default. */
    static final int CONNECTIONS = 4;

    private static final String UPDATE =
            " ON DUPLICATE KEY UPDATE k = VALUES(k), c = VALUES(c), pad = VALUES(pad)";

    private BatchedWrites() {}

    /** Arguments: JDBC URL, user, folder of the files. */
    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try (Stream<Path> files = Files.list(Path.of(arguments[2]))) {
            List<Callable<Void>> tables =
                    files.sorted()
                            .<Callable<Void>>map(file -> () -> write(arguments, file))
                            .toList();
            for (Future<Void> table : threads.invokeAll(tables)) {
                table.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Void write(String[] arguments, Path file) throws SQLException, IOException {
        String password = System.getenv("OMS_BENCH_PASSWORD");
        try (Connection connection =
                        DriverManager.getConnection(arguments[0], arguments[1], password);
                Statement statement = connection.createStatement()) {
            write(statement, file);
        }
        return null;
    }

    /** Each statement is its own transaction. */
    private static void write(Statement statement, Path file) throws SQLException, IOException {
        String table = SysbenchTables.qualified(file.getFileName().toString());
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (List<String> rows = batch(reader); !rows.isEmpty(); rows = batch(reader)) {
                String values = String.join(",", rows);
                statement.executeUpdate("INSERT INTO " + table + " VALUES " + values + UPDATE);
            }
        }
    }

    private static List<String> batch(BufferedReader reader) {
        return Stream.generate(() -> line(reader))
                .takeWhile(line -> line != null)
                .limit(BATCH)
                .toList();
    }

    private static String line(BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
