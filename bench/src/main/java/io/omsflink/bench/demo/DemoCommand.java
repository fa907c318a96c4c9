package io.omsflink.bench.demo;

import io.omsflink.bench.shop.ShopDatabase;
import io.omsflink.cli.ExitCodes;
import io.omsflink.cli.OmsCommand;
import io.omsflink.cli.Terminal;
import io.omsflink.cli.home.Json;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code oms demo}. */
@Command(
        name = "demo",
        description =
                "Starts two databases and Flink on this machine and moves a shop that stays open"
                        + " from one to the other.",
        footer = "%nExit code 0 only if every table is equal on both sides.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements OmsCommand {
    private static final int LEAST_ROWS = 1_000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "" + ShopDatabase.DEFAULT_ROWS,
            description = "Rows of the shop when the copy begins (default ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "How long to go on after the copy has caught up (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--keep",
            description = "Leave everything running afterwards, until `oms demo --stop`.")
    private boolean keep;

    @Option(
            names = "--stop",
            description = "Stop and remove a demo that was kept, or killed before it could do so.")
    private boolean stop;

    @Option(
            names = "--json",
            description = "One line of JSON at the end; everything else goes to standard error.")
    private boolean json;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        try (DemoFolder folder = DemoFolder.claim(OmsHome.locate())) {
            return stop ? stop(folder, terminal) : play(folder, terminal);
        }
    }

    private static int stop(DemoFolder folder, Terminal terminal) {
        boolean ran = CleanUp.of(folder).run();
        terminal.out().println(ran ? "The demo is stopped and removed." : "There is no demo here.");
        return ExitCodes.OK;
    }

    private int play(DemoFolder folder, Terminal terminal) {
        require("--rows", rows, LEAST_ROWS);
        require("--seconds", seconds, 1);
        Narrator narrator = json ? Narrator.plain(terminal.err()) : Narrator.of(terminal);
        Play.Script script = new Play.Script(rows, Duration.ofSeconds(seconds), keep);
        Demo demo = new Demo(folder, narrator, script);
        try {
            return finish(demo.run(), terminal);
        } catch (RuntimeException e) {
            finish(DemoResult.failed(e), terminal);
            throw e;
        }
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot start the demo: %s is %d. Give %d or more."
                            .formatted(option, value, least));
        }
    }

    private int finish(DemoResult result, Terminal terminal) {
        if (json) {
            terminal.out().println(Json.line(result));
        }
        return result.equal() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
