package io.omsflink.bench.log;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.sysbench.ServerPlan;
import java.nio.file.Path;
import java.util.Map;

/**
 * The limit: the rows as they are in the end, written in key order by plain batches and nothing
 * else.
 */
public final class BatchedWritesLimit implements Contender {
    @Override
    public String name() {
        return "batched-writes";
    }

    @Override
    public String description() {
        return "limit: final images of the touched rows in key order, %d JDBC connections, %d rows a statement"
                .formatted(BatchedWrites.CONNECTIONS, BatchedWrites.BATCH);
    }

    @Override
    public Setup setup() {
        return Setup.FILLED_TARGET;
    }

    @Override
    public Sample run(Arena arena) throws Exception {
        arena.load().write();
        Path images = arena.folder().resolve("images");
        long rows = FinalImages.write(arena, images);
        Meter servers = arena.meterServers();
        Tool.Result result =
                new Tool(arena.folder(), "batched-writes")
                        .environment("OMS_BENCH_PASSWORD", ServerPlan.PASSWORD)
                        .run(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BatchedWrites.class.getName(),
                                arena.target().jdbcUrl(""),
                                arena.target().user(),
                                images.toString());
        return arena.sample(
                result.wallSeconds(),
                result.usage(),
                servers.read(),
                Map.of("rows_written", (double) rows));
    }
}
