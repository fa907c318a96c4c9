package io.omsflink.bench.harness;

import io.omsflink.bench.sysbench.RowFiles;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.bench.sysbench.TransactionLoad;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The servers of one run, and what goes with them.
 *
 * @param files the source's rows
 * @param load what will be written at the source, in benchmarks of the change log
 * @param folder for the contender's own files
 */
public record Arena(
        MySqlServer source,
        MySqlServer target,
        ServerKind targetKind,
        RowFiles files,
        TransactionLoad load,
        Path folder)
        implements AutoCloseable {

    public SysbenchTables tables() {
        return files.tables();
    }

    /** Begins to measure both servers. */
    public Meter meterServers() {
        return Meter.begin(List.of(source.pid(), target.pid()));
    }

    public Sample sample(double wallSeconds, Usage tool, Meter servers) {
        return sample(wallSeconds, tool, servers.read(), Map.of());
    }

    public Sample sample(
            double wallSeconds, Usage tool, Usage servers, Map<String, Double> extras) {
        return new Sample(
                wallSeconds, tool.cpuSeconds(), servers.cpuSeconds(), tool.peakRssMb(), extras);
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
