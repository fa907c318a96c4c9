package io.omsflink.bench.full;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.util.Optional;

/** {@code mysqldump} piped into {@code mysql}. */
public final class MySqlDump implements Contender {
    @Override
    public String name() {
        return "mysqldump";
    }

    @Override
    public String description() {
        return "mysqldump --single-transaction piped into mysql";
    }

    @Override
    public Optional<String> missing() {
        return ClientPrograms.missing("mariadb-client", "mysqldump", "mysql");
    }

    @Override
    public Sample run(Arena arena) {
        Meter servers = arena.meterServers();
        Tool.Result result =
                ClientPrograms.tool(arena, "mysqldump")
                        .shell(
                                "mysqldump %s --single-transaction %s | mysql %s %s"
                                        .formatted(
                                                ClientPrograms.connection(arena.source()),
                                                SysbenchTables.DATABASE,
                                                ClientPrograms.connection(arena.target()),
                                                SysbenchTables.DATABASE));
        return arena.sample(result.wallSeconds(), result.usage(), servers);
    }
}
