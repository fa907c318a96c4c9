package io.omsflink.bench;

import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Result;
import io.omsflink.bench.harness.Stage;
import io.omsflink.bench.harness.Turns;
import io.omsflink.bench.report.Figures;
import io.omsflink.bench.report.Machine;
import io.omsflink.bench.report.Report;
import io.omsflink.bench.sysbench.ServerKind;
import io.omsflink.cli.ExitCodes;
import java.util.ArrayList;
import java.util.List;

/**
 * One comparison from its options to its report.
 *
 * @param transactions 0 where only the copy is compared
 * @param movedRows that a contender moves, of which the report counts the rate
 */
record Comparison(
        String title,
        ServerKind targetKind,
        List<Contender> contenders,
        int transactions,
        long movedRows) {

    int run(ComparisonOptions options, OutputOptions output) throws Exception {
        try (WorkFolder folder = WorkFolder.create()) {
            List<Contender> chosen = Contenders.choose(contenders, options.contenders);
            output.note("Preparing %s ...".formatted(options.tables()));
            Stage stage =
                    Stage.prepare(
                            folder.path(),
                            options.tables(),
                            transactions,
                            targetKind,
                            options.durability);
            List<Result> results = new Turns(stage, chosen, output::note).run(options.runs);
            output.finish(
                    new Report(title, conditions(stage, options), Figures.of(results, movedRows)));
            return exitCode(results, folder);
        }
    }

    private List<String> conditions(Stage stage, ComparisonOptions options) {
        List<String> lines = new ArrayList<>();
        lines.add(Machine.describe());
        lines.add("%s, medians of %d runs taken in turn".formatted(stage.tables(), options.runs));
        if (transactions > 0) {
            lines.add(
                    "%,d transactions, %,d row events, written before the clock starts"
                            .formatted(transactions, movedRows));
            lines.add("target MySQL 8.0 for all, because 8.0 replicates to nothing older");
        }
        lines.add("source: " + stage.sourcePlan());
        lines.add("target: " + stage.targetPlan() + ", no binary log unless said");
        lines.add("every run on fresh servers; afterwards both sides compared row by row");
        return lines;
    }

    private static int exitCode(List<Result> results, WorkFolder folder) {
        boolean failed = results.stream().anyMatch(r -> r.failure().startsWith("failed"));
        if (failed) {
            folder.keep();
        }
        return failed ? ExitCodes.FAILED : ExitCodes.OK;
    }
}
