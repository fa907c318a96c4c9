package io.omsflink.bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Stage;
import io.omsflink.bench.sysbench.Durability;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TableCompare;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The limits and replication bring a filled target to the state that the write load leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteLoadITCase {
    private static final int TRANSACTIONS = 100;

    private Stage stage;

    @BeforeAll
    void fillServers(@TempDir Path folder) throws Exception {
        SysbenchTables tables = new SysbenchTables(2, 1_000);
        stage = Stage.prepare(folder, tables, TRANSACTIONS, ServerKind.MYSQL, Durability.RELAXED);
    }

    @Test
    void finalImagesMakeTheTargetEqual() throws Exception {
        BatchedWritesLimit limit = new BatchedWritesLimit();
        try (Arena arena = stage.open("images", limit.setup())) {
            Sample sample = limit.run(arena);

            assertEqual(arena);
            assertThat(sample.extras().get("rows_written")).isGreaterThan(TRANSACTIONS);
        }
    }

    @Test
    void replicationAppliesAllTransactions() throws Exception {
        Replication replication = Replication.best();
        try (Arena arena = stage.open("replication", replication.setup())) {
            assertThat(replication.run(arena).toolCpuSeconds()).isPositive();

            assertEqual(arena);
        }
    }

    private static void assertEqual(Arena arena) throws Exception {
        try (Connection source = arena.source().connect();
                Connection target = arena.target().connect()) {
            assertThat(TableCompare.compareAll(source, target, SysbenchTables.DATABASE))
                    .hasSize(2)
                    .allMatch(TableCompare.Result::equal);
            // The rows, less one deleted and one inserted again each time, and the marker.
            assertThat(Query.rows(target, SysbenchTables.DATABASE, "sbtest1")).isEqualTo(1_001);
        }
    }
}
