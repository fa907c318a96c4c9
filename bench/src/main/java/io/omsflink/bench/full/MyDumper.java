package io.omsflink.bench.full;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.nio.file.Path;
import java.util.Optional;

/** {@code mydumper} into files, then {@code myloader}. */
public final class MyDumper implements Contender {
    // The default of both, and the number of tables.
    private static final int THREADS = 4;
    // With its usual locks mydumper 0.10 waits for itself for ever: a thread of it asks 8.0 for the
    // tables' status, which 8.0 stores in a table, and that waits for the locks.
    private static final String LOCKS = " --trx-consistency-only";

    @Override
    public String name() {
        return "mydumper";
    }

    @Override
    public String description() {
        return "mydumper%s, then myloader, %d threads each".formatted(LOCKS, THREADS);
    }

    @Override
    public Optional<String> missing() {
        return ClientPrograms.missing("mydumper", "mydumper", "myloader");
    }

    @Override
    public Sample run(Arena arena) {
        Path dump = arena.folder().resolve("dump");
        Meter servers = arena.meterServers();
        Tool.Result dumped =
                ClientPrograms.tool(arena, "mydumper")
                        .shell(
                                "exec mydumper %s --database=%s --threads=%d --outputdir=%s"
                                        .concat(LOCKS)
                                        .formatted(
                                                ClientPrograms.connection(arena.source()),
                                                SysbenchTables.DATABASE,
                                                THREADS,
                                                dump));
        Tool.Result loaded =
                ClientPrograms.tool(arena, "myloader")
                        .shell(
                                "exec myloader %s --threads=%d --directory=%s --overwrite-tables"
                                        .formatted(
                                                ClientPrograms.connection(arena.target()),
                                                THREADS,
                                                dump));
        return arena.sample(
                dumped.wallSeconds() + loaded.wallSeconds(),
                dumped.usage().plus(loaded.usage()),
                servers);
    }
}
