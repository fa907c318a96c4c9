package io.omsflink.bench;

import io.omsflink.bench.full.BulkLoadLimit;
import io.omsflink.bench.full.FlinkSqlFull;
import io.omsflink.bench.full.MyDumper;
import io.omsflink.bench.full.MySqlDump;
import io.omsflink.bench.full.OmsFull;
import io.omsflink.bench.sysbench.ServerKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code oms bench full}. */
@Command(
        name = "full",
        description = "Full copy: oms, flink-sql, mydumper, mysqldump, and the limit load-data.",
        mixinStandardHelpOptions = true)
final class FullCommand implements Callable<Integer> {
    @Mixin private ComparisonOptions options;
    @Mixin private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        return new Comparison(
                        "oms bench full",
                        ServerKind.OCEANBASE,
                        List.of(
                                new OmsFull(),
                                new FlinkSqlFull(),
                                new MyDumper(),
                                new MySqlDump(),
                                new BulkLoadLimit()),
                        0,
                        options.tables().totalRows())
                .run(options, output);
    }
}
