package io.omsflink.bench.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.stream.BenchCluster;
import io.omsflink.bench.stream.FlinkExtras;
import io.omsflink.bench.stream.OmsProgram;
import io.omsflink.bench.stream.OmsProject;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.cli.flink.JobOverview;
import io.omsflink.cli.home.Json;
import java.sql.SQLException;
import java.util.Map;

/** The product: {@code oms verify} on a fresh cluster. */
public final class OmsVerify implements Contender {
    private final String name;
    private final int differences;

    /**
     * @param differences rows that are changed at the target before, and changed back afterwards
     */
    public OmsVerify(String name, int differences) {
        this.name = name;
        this.differences = differences;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "oms verify: 128-bit hashes of all rows; its default speed (2 readers), "
                + (differences == 0 ? "all equal" : differences + " rows differ");
    }

    @Override
    public Setup setup() {
        return Setup.FILLED_TARGET;
    }

    /**
     * The clock runs from the submission of the job until its end, as for the other jobs of ours.
     */
    @Override
    public Sample run(Arena arena) throws Exception {
        try (BenchCluster cluster = BenchCluster.start(arena.folder().resolve("run"))) {
            change(arena, "k+1");
            Meter tool = Meter.begin(cluster.pids());
            Meter servers = arena.meterServers();
            Tool.Result run =
                    new OmsProgram(cluster.home(), arena.folder()).verify(OmsProject.write(arena));
            var used = tool.read();
            var usedByServers = servers.read();
            JsonNode line = Json.parse(run.text().strip());
            requireFound(line);
            change(arena, "k-1");
            Map<String, Double> extras = FlinkExtras.of(cluster, used, run.usage());
            extras.put("command_s", run.wallSeconds());
            return arena.sample(jobSeconds(cluster), used.plus(run.usage()), usedByServers, extras);
        }
    }

    private static double jobSeconds(BenchCluster cluster) {
        JobOverview job = cluster.rest().jobs().get(0);
        return (job.endedAt() - job.startedAt()) / 1000.0;
    }

    private void change(Arena arena, String value) throws SQLException {
        int step = Math.max(1, arena.tables().rows() / Math.max(1, differences));
        for (int i = 0; i < differences; i++) {
            String table = arena.tables().names().get(i % arena.tables().count());
            arena.target()
                    .execute(
                            "UPDATE %s SET k=%s WHERE id=%d"
                                    .formatted(
                                            SysbenchTables.qualified(table), value, 1 + i * step));
        }
    }

    private void requireFound(JsonNode line) {
        long mismatched = 0;
        long rows = 0;
        for (JsonNode table : line.path("tables")) {
            mismatched += table.path("mismatched").asLong();
            rows += table.path("sourceRows").asLong();
        }
        if (mismatched != differences || rows == 0) {
            throw new IllegalStateException("not all differences were found: " + line);
        }
    }
}
