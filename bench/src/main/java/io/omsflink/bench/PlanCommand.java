package io.omsflink.bench;

import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.report.Machine;
import io.omsflink.cli.ExitCodes;
import io.omsflink.stages.ManyTables;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oms bench plan}. */
@Command(
        name = "plan",
        description =
                "Converts a schema of very many generated tables to OceanBase's DDL and writes and"
                        + " reads the state of their job, in a process with a small heap.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1024.0 * 1024;

    @Mixin private OutputOptions output;

    @Option(
            names = "--tables",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Tables of ten columns and three indexes (default ${DEFAULT-VALUE}).")
    private int tables;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Heap of the process, as java -Xmx takes it (default ${DEFAULT-VALUE}).")
    private String heap;

    /**
     * What came out.
     *
     * @param convertedSeconds until all DDL was there
     * @param seconds until the state was read back too
     * @param stateMegabytes what a checkpoint keeps of the tables
     */
    record Outcome(
            int tables,
            String heap,
            double convertedSeconds,
            double seconds,
            double wallSeconds,
            long objects,
            double stateMegabytes) {

        String text() {
            return String.format(
                    Locale.ROOT,
                    "- %s%n- java -Xmx%s%n%n| tables | objects | converted s | with state s |"
                            + " process s | state MB |%n|---|---|---|---|---|---|%n|"
                            + " %,d | %,d | %.1f | %.1f | %.1f | %.0f |",
                    Machine.describe(),
                    heap,
                    tables,
                    objects,
                    convertedSeconds,
                    seconds,
                    wallSeconds,
                    stateMegabytes);
        }
    }

    @Override
    public Integer call() throws Exception {
        try (WorkFolder folder = WorkFolder.create()) {
            Outcome outcome = run(folder.path());
            output.note(outcome.text());
            output.markdown().ifPresent(f -> f.writeSection("oms bench plan", outcome.text()));
            output.json(outcome);
        }
        return ExitCodes.OK;
    }

    private Outcome run(Path folder) {
        Tool.Result result =
                new Tool(folder, "plan")
                        .run(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-cp",
                                System.getProperty("java.class.path"),
                                ManyTables.class.getName(),
                                String.valueOf(tables));
        String[] words = result.text().strip().split(" ");
        return new Outcome(
                tables,
                heap,
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                result.wallSeconds(),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]) / MEGABYTE);
    }
}
