package io.omsflink.bench;

import io.omsflink.bench.log.OneRowTransactions;
import io.omsflink.bench.log.OneRowTransactions.Reading;
import io.omsflink.bench.report.Machine;
import io.omsflink.cli.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oms bench null-target}. */
@Command(
        name = "null-target",
        description =
                "One-row transactions a second from the source's socket to statements that are"
                        + " thrown away; the source runs on the same machine.",
        mixinStandardHelpOptions = true)
final class NullTargetCommand implements Callable<Integer> {
    @Mixin private OutputOptions output;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            defaultValue = "500000",
            description = "How many are read, each time (default ${DEFAULT-VALUE}).")
    private int transactions;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often, besides once to warm up (default ${DEFAULT-VALUE}).")
    private int times;

    @Option(
            names = "--cores",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "Cores that our process is held to (default ${DEFAULT-VALUE}).")
    private List<Integer> cores;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "transaction",
            description = "Mode of the incremental step (default ${DEFAULT-VALUE}).")
    private String mode;

    private final List<Reading> readings = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        try (WorkFolder folder = WorkFolder.create();
                OneRowTransactions load = OneRowTransactions.write(transactions)) {
            output.note(Reading.HEADING);
            for (int count : cores) {
                readings.add(load.read(folder.path(), count, times, mode));
                output.note(readings.get(readings.size() - 1).line());
            }
        }
        String text = text();
        output.markdown().ifPresent(file -> file.writeSection("oms bench null-target", text));
        output.json(readings);
        return ExitCodes.OK;
    }

    private String text() {
        return readings.stream()
                .map(Reading::line)
                .collect(
                        Collectors.joining(
                                "\n",
                                "- "
                                        + Machine.describe()
                                        + "\n- %,d inserts of one row each, mode %s, median of %d\n\n"
                                                .formatted(transactions, mode, times)
                                        + Reading.HEADING
                                        + "\n",
                                ""));
    }
}
