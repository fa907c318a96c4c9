package io.omsflink.bench.log;

import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.sysbench.Durability;
import io.omsflink.bench.sysbench.Parallel;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.ServerPlan;
import io.omsflink.stages.NullTargetRun;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A source whose log holds transactions of one row each, to be read without a target. */
public final class OneRowTransactions implements AutoCloseable {
    private static final int WRITERS = 4;

    private static final String TABLE =
            "CREATE TABLE sbtest.sbtest1 (id INT PRIMARY KEY, k INT NOT NULL, c VARCHAR(120) NOT"
                    + " NULL, pad VARCHAR(60) NOT NULL)";

    /** Inside the server, where a transaction costs no round trip. */
    private static final String PROCEDURE =
            "CREATE PROCEDURE sbtest.work(first INT, step INT, last INT) BEGIN DECLARE i INT"
                    + " DEFAULT first; WHILE i <= last DO INSERT INTO sbtest.sbtest1 VALUES (i, i,"
                    + " REPEAT('0123456789-', 10), REPEAT('0123456789', 5)); SET i = i + step; END"
                    + " WHILE; END";

    private final MySqlServer source;
    private final LogPlace begin;
    private final int count;

    private OneRowTransactions(MySqlServer source, LogPlace begin, int count) {
        this.source = source;
        this.begin = begin;
        this.count = count;
    }

    /**
     * What came out.
     *
     * @param cores that the reading process was held to
     * @param perSecond transactions a second, the median
     * @param cpuSeconds of the reading process for a million transactions, in that run
     * @param sourceCpuSeconds of the server for a million transactions, over all runs
     */
    public record Reading(int cores, double perSecond, double cpuSeconds, double sourceCpuSeconds) {
        public static final String HEADING =
                "| cores | transactions/s | CPU-s per million | of the source |\n|---|---|---|---|";

        public String line() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %,.0f | %.1f | %.1f |",
                    cores,
                    perSecond,
                    cpuSeconds,
                    sourceCpuSeconds);
        }
    }

    public static OneRowTransactions write(int count) throws SQLException {
        MySqlServer source = ServerPlan.of(ServerKind.MYSQL, Durability.RELAXED).start();
        source.execute("CREATE DATABASE sbtest CHARACTER SET utf8mb4", TABLE, PROCEDURE);
        LogPlace begin = LogPlace.now(source);
        List<Integer> writers = IntStream.rangeClosed(1, WRITERS).boxed().toList();
        Parallel.forEach(
                WRITERS,
                writers,
                first ->
                        source.execute(
                                "CALL sbtest.work(%d, %d, %d)".formatted(first, WRITERS, count)));
        return new OneRowTransactions(source, begin, count);
    }

    /** Reads them once to warm up and then {@code times} times. */
    public Reading read(Path folder, int cores, int times, String mode) {
        Duration before = cpu();
        String text =
                new Tool(folder, "null-target-" + cores)
                        .environment(NullTargetRun.PASSWORD_VARIABLE, ServerPlan.PASSWORD)
                        .run(
                                "taskset",
                                "-c",
                                "0-" + (cores - 1),
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseParallelGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NullTargetRun.class.getName(),
                                String.valueOf(source.port()),
                                begin.file(),
                                String.valueOf(begin.offset()),
                                String.valueOf(count),
                                String.valueOf(times + 1),
                                mode)
                        .text();
        double sourceSeconds = cpu().minus(before).toMillis() / 1e3 / (times + 1);
        double[][] runs =
                text.lines()
                        .skip(1)
                        .map(line -> Arrays.stream(line.split(" ")))
                        .map(words -> words.mapToDouble(Double::parseDouble).toArray())
                        .sorted((one, other) -> Double.compare(one[0], other[0]))
                        .toArray(double[][]::new);
        double[] median = runs[runs.length / 2];
        return new Reading(cores, median[0], median[1], sourceSeconds * 1e6 / count);
    }

    private Duration cpu() {
        return ProcessHandle.of(source.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        source.close();
    }
}
