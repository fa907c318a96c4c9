package io.omsflink.bench;

import io.omsflink.bench.report.Machine;
import io.omsflink.cli.ExitCodes;
import io.omsflink.stages.StageCosts;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code oms bench stages}. */
@Command(
        name = "stages",
        description =
                "What each stage of the change log costs for a one-row transaction (JMH, about a"
                        + " minute and a half).",
        mixinStandardHelpOptions = true)
final class StagesCommand implements Callable<Integer> {
    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        List<StageCosts.Cost> costs = StageCosts.measure();
        String text =
                costs.stream()
                        .map(StagesCommand::line)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "- "
                                                + Machine.describe()
                                                + "\n\n"
                                                + "| stage | ns per one-row transaction | +- |\n"
                                                + "|---|---|---|\n",
                                        ""));
        output.note(text);
        output.markdown().ifPresent(file -> file.writeSection("oms bench stages", text));
        output.json(costs);
        return ExitCodes.OK;
    }

    private static String line(StageCosts.Cost cost) {
        return "| %s | %.0f | %.0f |".formatted(cost.stage(), cost.nanos(), cost.error());
    }
}
