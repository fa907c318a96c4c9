package io.omsflink.bench.memory;

import io.omsflink.bench.stream.OmsProject;
import io.omsflink.bench.sysbench.Durability;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.ServerPlan;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Very many rows into a table that keeps none: the whole way, as fast as it goes. */
public record NullTarget(long rows, Path folder) {
    // Of the rows: a sample early, in the middle and at the end.
    private static final List<Double> SHARES = List.of(0.1, 0.5, 1.0);

    public void run(Consumer<MemorySample> samples, Consumer<String> notes) throws Exception {
        try (MySqlServer source = plan(ServerKind.MYSQL).start();
                MySqlServer target = plan(ServerKind.OCEANBASE).withoutBinlog().start()) {
            NarrowRows.fill(source, rows, done -> note(done, notes));
            target.execute(SysbenchTables.createDatabase(), NarrowRows.create("BLACKHOLE"));
            copy(source, target, samples);
        }
    }

    private void copy(MySqlServer source, MySqlServer target, Consumer<MemorySample> samples)
            throws Exception {
        // Without the schema step: the target's table stands, and is the one that keeps nothing.
        // With the change log, so that the job is still there when the last row is copied.
        Path project =
                OmsProject.write(
                        folder,
                        OmsProject.endpoint("mysql", source.port()),
                        OmsProject.endpoint("oceanbase", target.port()),
                        "{full: {}, incremental: {}}");
        try (WatchedCopy copy = new WatchedCopy("null target", folder)) {
            copy.start(project);
            for (double share : SHARES) {
                samples.accept(copy.atRows((long) (rows * share)));
            }
        }
    }

    private void note(long done, Consumer<String> notes) {
        if (done % 10_000_000 == 0 || done == rows) {
            notes.accept("%,d of %,d rows generated".formatted(done, rows));
        }
    }

    private static ServerPlan plan(ServerKind kind) {
        return ServerPlan.of(kind, Durability.RELAXED);
    }
}
