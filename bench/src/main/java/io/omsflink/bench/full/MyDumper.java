package io.omsflink.bench.full;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.sysbench.DataFolder;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.io.IOException;
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
    public Sample run(Arena arena) throws IOException {
        Path folder = arena.folder().resolve("dump");
        Meter servers = arena.meterServers();
        Tool.Result dumped = dump(arena, folder);
        Tool.Result loaded = load(arena, folder);
        Sample sample =
                arena.sample(
                        dumped.wallSeconds() + loaded.wallSeconds(),
                        dumped.usage().plus(loaded.usage()),
                        servers);
        DataFolder.delete(folder);
        return sample;
    }

    private static Tool.Result dump(Arena arena, Path folder) {
        String command = "exec mydumper %s --database=%s --threads=%d --outputdir=%s" + LOCKS;
        return ClientPrograms.tool(arena, "mydumper")
                .shell(
                        command.formatted(
                                ClientPrograms.connection(arena.source()),
                                SysbenchTables.DATABASE,
                                THREADS,
                                folder));
    }

    private static Tool.Result load(Arena arena, Path folder) {
        String command = "exec myloader %s --threads=%d --directory=%s --overwrite-tables";
        return ClientPrograms.tool(arena, "myloader")
                .shell(
                        command.formatted(
                                ClientPrograms.connection(arena.target()), THREADS, folder));
    }
}
