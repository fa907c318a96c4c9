package io.omsflink.bench;

import io.omsflink.bench.sysbench.Durability;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.util.List;
import picocli.CommandLine.Option;

/** What every comparison of contenders takes. */
final class ComparisonOptions {
    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "How often each contender runs (default ${DEFAULT-VALUE}); they take turns, and"
                            + " medians are reported.")
    int runs;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Rows of each table (default ${DEFAULT-VALUE}).")
    int rows;

    @Option(
            names = "--tables",
            paramLabel = "N",
            defaultValue = "4",
            description = "Number of tables (default ${DEFAULT-VALUE}).")
    int tables;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            description = "Only these, and in this order (default: all).")
    List<String> contenders = List.of();

    @Option(
            names = "--durability",
            defaultValue = "strict",
            description =
                    "What all servers do at a commit: strict (both logs to the disk, MySQL's"
                            + " default) or relaxed.")
    Durability durability;

    SysbenchTables tables() {
        return new SysbenchTables(tables, rows);
    }
}
