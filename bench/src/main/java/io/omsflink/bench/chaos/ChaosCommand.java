package io.omsflink.bench.chaos;

import io.omsflink.bench.chaos.load.LoadSettings;
import io.omsflink.cli.ExitCodes;
import io.omsflink.cli.OmsCommand;
import io.omsflink.cli.Terminal;
import io.omsflink.cli.home.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code oms chaos}. */
@Command(
        name = "chaos",
        description =
                "Moves random tables under random transactions while everything around them breaks,"
                        + " and compares both sides. The same seed writes and breaks the same.",
        footer = "%nExit code 0 only if nothing was lost, duplicated, left over or torn.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements OmsCommand {
    /** What the incremental step can be told. */
    enum Mode {
        TRANSACTION,
        SERIAL,
        ROW
    }

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Seed of the first round (default ${DEFAULT-VALUE}); each further round takes"
                            + " the next number.")
    private long seed;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "5",
            description = "Begin no round after that (default ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "No more rounds than that.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "How long a round goes on once the log is followed (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--mode",
            description = "Mode of the incremental step: ${COMPLETION-CANDIDATES}.")
    private Mode mode;

    @Option(names = "--slices", description = "Huge transactions are committed in slices.")
    private boolean slices;

    @Option(names = "--mysql", description = "MySQL 8.0 as target instead of the 5.7 stand-in.")
    private boolean mysql;

    @Option(names = "--small", description = "Huge transactions of 5,000 rows, not 100,000.")
    private boolean small;

    @Option(names = "--cascades", description = "Foreign keys with ON DELETE and ON UPDATE rules.")
    private boolean cascades;

    @Option(names = "--xa", description = "XA transactions in two phases, too.")
    private boolean twoPhase;

    @Option(
            names = "--writers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Threads that write (default ${DEFAULT-VALUE}).")
    private int writers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "150",
            description = "Transactions per second of all writers (default ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--fault",
            paramLabel = "KIND",
            split = ",",
            description = "Only faults of these kinds: ${COMPLETION-CANDIDATES}.")
    private Set<FaultKind> kinds;

    @Option(
            names = "--keep",
            description = "When something differs, leave the servers running to look into them.")
    private boolean keep;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the results into a section of this Markdown file.")
    private Path report;

    @Option(
            names = "--json",
            description = "One line of JSON at the end; everything else goes to standard error.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.ofProcess();
        PrintStream words = json ? terminal.err() : terminal.out();
        ChaosResult result = new Suite(settings(), words).run();
        words.println("\n" + ChaosText.of(result));
        if (report != null) {
            ChaosReport.write(report, result);
        }
        if (json) {
            terminal.out().println(Json.line(result));
        }
        return result.ok() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private ChaosSettings settings() {
        return new ChaosSettings(
                seed,
                Duration.ofMinutes(minutes),
                rounds,
                Duration.ofSeconds(seconds),
                mode == null ? "" : mode.name().toLowerCase(java.util.Locale.ROOT),
                slices,
                mysql,
                kinds == null ? EnumSet.allOf(FaultKind.class) : kinds,
                keep,
                new LoadSettings(cascades, twoPhase, small ? 5_000 : 100_000, writers, rate));
    }
}
