package io.omsflink.bench;

import io.omsflink.bench.harness.Stage;
import io.omsflink.bench.memory.MemorySample;
import io.omsflink.bench.memory.NullTarget;
import io.omsflink.bench.memory.SlowTarget;
import io.omsflink.bench.report.Machine;
import io.omsflink.bench.sysbench.Durability;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.cli.ExitCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oms bench memory}. */
@Command(
        name = "memory",
        description =
                "Memory of the TaskManager while very many rows are copied into a table that keeps"
                        + " none, and while a slow target holds the copy back.",
        mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1024 * 1024;

    @Mixin private OutputOptions output;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "50000000",
            description = "Rows into the null target (default ${DEFAULT-VALUE}); 0 for none.")
    private long rows;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to copy into the slow target (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "What the slow target takes in a second on each connection (default"
                            + " ${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(
            names = "--slow-rows",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Rows of each of four tables for the slow target (${DEFAULT-VALUE}).")
    private int slowRows;

    private final List<MemorySample> samples = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (WorkFolder folder = WorkFolder.create()) {
            output.note(MemorySample.HEADING);
            if (rows > 0) {
                new NullTarget(rows, folder.path().resolve("null")).run(this::take, output::note);
            }
            slowTarget(folder).run(this::take);
        }
        output.markdown().ifPresent(file -> file.writeSection("oms bench memory", text()));
        output.json(samples);
        return ExitCodes.OK;
    }

    private SlowTarget slowTarget(WorkFolder folder) throws Exception {
        Stage stage =
                Stage.prepare(
                        folder.path().resolve("slow"),
                        new SysbenchTables(4, slowRows),
                        0,
                        ServerKind.OCEANBASE,
                        Durability.RELAXED);
        return new SlowTarget(stage, megabytes * MEGABYTE, Duration.ofSeconds(seconds));
    }

    private void take(MemorySample sample) {
        samples.add(sample);
        output.note(sample.line());
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("- " + Machine.describe());
        lines.add("- null target: %,d rows of two integers into a BLACKHOLE table".formatted(rows));
        lines.add(
                "- slowed target: 4 tables, %d MB a second on each connection"
                        .formatted(megabytes));
        lines.add("");
        lines.add(MemorySample.HEADING);
        samples.forEach(sample -> lines.add(sample.line()));
        return String.join("\n", lines);
    }
}
