package io.omsflink.bench.log;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.sysbench.ServerPlan;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** MySQL's own replication. The replica is tool and target in one: its CPU counts as the tool's. */
public final class Replication implements Contender {
    private static final int LIMIT_SECONDS = 3600;

    private final String name;
    private final String description;
    private final Setup setup;

    private Replication(String name, String description, Setup setup) {
        this.name = name;
        this.description = description + "; CPU and memory are the replica server's";
        this.setup = setup;
    }

    /** As one gets it who sets nothing but the number of workers. */
    public static Replication byDefault() {
        return new Replication(
                "replication",
                "native replication, 4 workers, 8.0.15's defaults (by database), replica's log on",
                new Setup(true, true, Map.of(), Map.of("slave_parallel_workers", "4")));
    }

    /** With the settings that make it fastest. */
    public static Replication best() {
        Map<String, String> source =
                Map.of(
                        "binlog_transaction_dependency_tracking", "WRITESET",
                        "transaction_write_set_extraction", "XXHASH64");
        Map<String, String> replica =
                Map.of(
                        "slave_parallel_workers", "8",
                        "slave_parallel_type", "LOGICAL_CLOCK",
                        "performance_schema", "OFF");
        return new Replication(
                "replication-best",
                "native replication, 8 workers, LOGICAL_CLOCK/WRITESET, replica without log and"
                        + " performance_schema",
                new Setup(true, false, source, replica));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Setup setup() {
        return setup;
    }

    /** The clock runs from START SLAVE until the replica has executed the source's GTID set. */
    @Override
    public Sample run(Arena arena) throws Exception {
        arena.target().execute(pointTo(arena.source()));
        arena.load().write();
        Meter tool = Meter.begin(List.of(arena.target().pid()));
        Meter source = Meter.begin(List.of(arena.source().pid()));
        long began = System.nanoTime();
        arena.target().execute("START SLAVE");
        awaitAll(arena);
        return arena.sample((System.nanoTime() - began) / 1e9, tool.read(), source);
    }

    /** The statement by which a replica learns of its source. */
    public static String pointTo(MySqlServer source) {
        return "CHANGE MASTER TO MASTER_HOST = '%s', MASTER_PORT = %d, MASTER_USER = '%s',"
                        .formatted(source.host(), source.port(), source.user())
                + " MASTER_PASSWORD = '"
                + ServerPlan.PASSWORD
                + "', MASTER_AUTO_POSITION = 1";
    }

    private static void awaitAll(Arena arena) throws SQLException {
        try (Connection source = arena.source().connect();
                Connection replica = arena.target().connect()) {
            String all = Query.text(source, "SELECT @@global.gtid_executed").replace("\n", "");
            long timedOut =
                    Query.number(
                            replica,
                            "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', %d)"
                                    .formatted(all, LIMIT_SECONDS));
            if (timedOut != 0) {
                throw new IllegalStateException(
                        "the replica is not done: " + Query.lines(replica, "SHOW SLAVE STATUS"));
            }
        }
    }
}
