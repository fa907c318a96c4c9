package io.omsflink.bench;

import io.omsflink.bench.log.BatchedWritesLimit;
import io.omsflink.bench.log.FlinkSqlLog;
import io.omsflink.bench.log.OmsLog;
import io.omsflink.bench.log.Replication;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.bench.sysbench.TransactionMix;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oms bench log}. */
@Command(
        name = "log",
        description =
                "Change log: oms, flink-sql, replication, replication-best, and the limit"
                        + " batched-writes.",
        mixinStandardHelpOptions = true)
final class LogCommand implements Callable<Integer> {
    @Mixin private ComparisonOptions options;
    @Mixin private OutputOptions output;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "Transactions of two updates, one delete and one insert (default"
                            + " ${DEFAULT-VALUE}).")
    private int transactions;

    /** The target is MySQL 8.0 for all, because 8.0 replicates to nothing older. */
    @Override
    public Integer call() throws Exception {
        return new Comparison(
                        "oms bench log",
                        ServerKind.MYSQL,
                        List.of(
                                new OmsLog(),
                                new FlinkSqlLog(),
                                Replication.byDefault(),
                                Replication.best(),
                                new BatchedWritesLimit()),
                        transactions,
                        (long) transactions * TransactionMix.ROW_EVENTS)
                .run(options, output);
    }
}
