package io.omsflink.bench;

import io.omsflink.bench.delay.DelayText;
import io.omsflink.bench.delay.Delays;
import io.omsflink.bench.delay.FlinkSqlFollower;
import io.omsflink.bench.delay.Follower;
import io.omsflink.bench.delay.OmsFollower;
import io.omsflink.bench.delay.ReplicationFollower;
import io.omsflink.bench.harness.Stage;
import io.omsflink.bench.sysbench.Durability;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.cli.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oms bench delay}. */
@Command(
        name = "delay",
        description =
                "Delay of single inserts on an idle stream or beside a load, from the commit at the"
                        + " source until the target shows the row: oms, flink-sql, replication.",
        mixinStandardHelpOptions = true)
final class DelayCommand implements Callable<Integer> {
    private static final int TABLES = 4;
    private static final int IDLE_ROWS = 1_000;
    private static final int LOADED_ROWS = 100_000;
    private static final List<Follower> ALL =
            List.of(new OmsFollower(), new FlinkSqlFollower(), new ReplicationFollower());

    @Mixin private OutputOptions output;

    @Option(
            names = "--inserts",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many rows (default ${DEFAULT-VALUE}).")
    private int inserts;

    @Option(
            names = "--load",
            paramLabel = "TPS",
            defaultValue = "0",
            description =
                    "Transactions of 4 row changes a second beside the inserts (default"
                            + " ${DEFAULT-VALUE}).")
    private int load;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            description = "Only these, and in this order (default: all).")
    private List<String> contenders = List.of();

    @Override
    public Integer call() throws Exception {
        List<Follower> followers = Contenders.choose(ALL, contenders);
        try (WorkFolder folder = WorkFolder.create()) {
            SysbenchTables tables = new SysbenchTables(TABLES, load == 0 ? IDLE_ROWS : LOADED_ROWS);
            Stage stage =
                    Stage.prepare(folder.path(), tables, 0, ServerKind.MYSQL, Durability.STRICT);
            report(stage, measure(stage, followers));
        }
        return ExitCodes.OK;
    }

    private List<Delays> measure(Stage stage, List<Follower> followers) throws Exception {
        List<Delays> delays = new ArrayList<>();
        for (Follower follower : followers) {
            if (follower.missing().isPresent()) {
                output.note(follower.name() + " is skipped: " + follower.missing().get());
            } else {
                output.note(follower.name() + " ...");
                delays.add(Delays.measure(stage, follower, inserts, load));
            }
        }
        return delays;
    }

    private void report(Stage stage, List<Delays> delays) {
        String text = DelayText.of(stage, delays);
        output.note("\n" + text);
        String title = load == 0 ? "oms bench delay" : "oms bench delay --load " + load;
        output.markdown().ifPresent(file -> file.writeSection(title, text));
        output.json(delays);
    }
}
