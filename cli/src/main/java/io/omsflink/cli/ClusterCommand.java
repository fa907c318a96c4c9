package io.omsflink.cli;

import io.omsflink.cli.cluster.ClusterStatus;
import io.omsflink.cli.cluster.LocalCluster;
import io.omsflink.cli.home.Json;
import io.omsflink.cli.home.OmsHome;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code oms cluster start|stop|status}. */
@Command(
        name = "cluster",
        description = "Runs a Flink cluster on this machine.",
        mixinStandardHelpOptions = true)
final class ClusterCommand {

    private ClusterCommand() {}

    static CommandLine create(Terminal terminal) {
        return new CommandLine(new ClusterCommand())
                .addSubcommand(new Start(terminal))
                .addSubcommand(new Stop(terminal))
                .addSubcommand(new Status(terminal));
    }

    @Command(
            name = "start",
            description = "Starts what of JobManager and TaskManager does not run.",
            mixinStandardHelpOptions = true)
    static final class Start implements Callable<Integer> {
        private final Terminal terminal;

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "Port of web UI and REST interface; 0 for any free one.")
        private Integer port;

        @Option(
                names = "-D",
                paramLabel = "KEY=VALUE",
                description = "A Flink option that goes before conf/config.yaml.")
        private java.util.Map<String, String> settings = java.util.Map.of();

        Start(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            OptionalInt wanted = port == null ? OptionalInt.empty() : OptionalInt.of(port);
            ClusterStatus status = new LocalCluster(OmsHome.locate(), settings).start(wanted);
            terminal.out().println(describe(status));
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "stop",
            description =
                    "Stops both processes. Running projects can be resumed from their last"
                            + " checkpoint.",
            mixinStandardHelpOptions = true)
    static final class Stop implements Callable<Integer> {
        private final Terminal terminal;

        Stop(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            boolean ran = new LocalCluster(OmsHome.locate()).stop();
            terminal.out().println(ran ? "Flink is stopped." : "Flink did not run.");
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "status",
            description = "Shows what runs. Exit code 1 unless all does.",
            mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        private final Terminal terminal;

        @Option(names = "--json", description = "One line of JSON.")
        private boolean json;

        Status(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            ClusterStatus status = new LocalCluster(OmsHome.locate()).status();
            terminal.out().println(json ? Json.line(StatusJson.of(status)) : describe(status));
            return status.complete() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    /** JSON form of a cluster's status: null for a process that does not run. */
    record StatusJson(
            String web_ui, Long jobmanager_pid, Long taskmanager_pid, int slots, int free_slots) {

        static StatusJson of(ClusterStatus status) {
            return new StatusJson(
                    status.url(),
                    orNull(status.jobManager()),
                    orNull(status.taskManager()),
                    status.slots(),
                    status.freeSlots());
        }

        private static Long orNull(OptionalLong pid) {
            return pid.isPresent() ? pid.getAsLong() : null;
        }
    }

    private static String describe(ClusterStatus status) {
        if (status.stopped()) {
            return "Flink does not run. Start it with `oms cluster start`.";
        }
        String text =
                "Flink: %s   JobManager %s, TaskManager %s, %d of %d slots free"
                        .formatted(
                                status.url(),
                                process(status.jobManager()),
                                process(status.taskManager()),
                                status.freeSlots(),
                                status.slots());
        return status.complete()
                ? text
                : text + "\nStart what is missing with `oms cluster start`.";
    }

    private static String process(OptionalLong pid) {
        return pid.isPresent() ? "process " + pid.getAsLong() : "DOES NOT RUN";
    }
}
