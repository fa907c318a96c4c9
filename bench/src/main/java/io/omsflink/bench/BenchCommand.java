package io.omsflink.bench;

import io.omsflink.cli.OmsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code oms bench full|log|delay|memory|verify|stages|null-target|plan}. */
@Command(
        name = "bench",
        description =
                "Measures the product beside other tools, on servers and clusters of its own.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FullCommand.class,
            LogCommand.class,
            DelayCommand.class,
            MemoryCommand.class,
            VerifyCommand.class,
            StagesCommand.class,
            NullTargetCommand.class,
            PlanCommand.class
        })
public final class BenchCommand implements OmsCommand {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return spec.exitCodeOnInvalidInput();
    }
}
