package io.omsflink.jobs;

import io.omsflink.project.ApplyMode;
import io.omsflink.project.ConflictPolicy;
import io.omsflink.project.HugeTransactions;
import io.omsflink.project.Pace;
import io.omsflink.project.TableRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan in words. */
final class PlanText {

    private PlanText() {}

    static String render(JobPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("Project " + plan.name());
        lines.add(
                "  source  "
                        + plan.source()
                        + "  password "
                        + plan.source().password()
                        + "  tls "
                        + plan.source().tls().name().toLowerCase(Locale.ROOT));
        lines.add(
                "  target  "
                        + plan.target()
                        + "  password "
                        + plan.target().password()
                        + "  tls "
                        + plan.target().tls().name().toLowerCase(Locale.ROOT));
        lines.add(
                "  objects include "
                        + plan.objects().include()
                        + "  exclude "
                        + plan.objects().exclude());
        plan.objects().rules().forEach(rule -> lines.add("  " + rule(rule)));
        lines.add("");
        lines.add("Steps");
        steps(plan).forEach(step -> lines.add("  " + step));
        lines.add("");
        lines.add("Flink job '" + plan.name() + "'");
        lines.add("  source  uid " + JobPlan.SOURCE_UID + "  parallelism " + readers(plan));
        lines.add(
                "     |    "
                        + (readers(plan) == writers(plan)
                                ? "chained, nothing is serialised"
                                : "blocks by chunk, the log to one writer"));
        lines.add("  target  uid " + JobPlan.TARGET_UID + "  parallelism " + writers(plan));
        lines.add(
                "  checkpoint every "
                        + plan.checkpointInterval().toSeconds()
                        + " s, exactly once, kept after cancel and failure");
        return String.join(System.lineSeparator(), lines);
    }

    private static String rule(TableRule rule) {
        return "tables  "
                + rule.pattern()
                + (rule.rename().isEmpty() ? "" : "  renamed " + rule.rename())
                + (rule.columns().isEmpty() ? "" : "  columns " + columns(rule))
                + (rule.operations().isEmpty() ? "" : "  dml " + rule.operations())
                + (rule.where().isEmpty() ? "" : "  where " + rule.where());
    }

    private static List<String> columns(TableRule rule) {
        return rule.columns().stream()
                .map(c -> c.source() + (c.source().equals(c.target()) ? "" : " as " + c.target()))
                .toList();
    }

    private static List<String> steps(JobPlan plan) {
        List<String> steps = new ArrayList<>();
        int number = 1;
        if (plan.incremental()) {
            steps.add(number++ + ". start position of the source's log, before anything is read");
        }
        if (plan.schema()) {
            steps.add(
                    number++
                            + ". schema: create missing databases and tables with primary and"
                            + " unique keys; existing ones must have the same columns");
        }
        if (plan.full()) {
            steps.add(
                    number++
                            + ". full copy: chunks of "
                            + plan.chunkRows()
                            + " rows by key, "
                            + plan.speed().fullRead()
                            + " readers, "
                            + plan.speed().fullWrite()
                            + " loaders, existing rows: "
                            + plan.existingRows().name().toLowerCase(Locale.ROOT)
                            + pace(plan.speed().full()));
        }
        if (plan.schema()) {
            steps.add(number++ + ". plain indexes of each table when its rows are loaded");
        }
        if (plan.incremental()) {
            steps.add(
                    number
                            + ". incremental: "
                            + applying(plan)
                            + ", position in oms_meta of the target"
                            + (plan.ignoreMarked()
                                    ? "; what a project wrote at the source is left out"
                                    : "")
                            + conflict(plan)
                            + pace(plan.speed().incremental()));
        }
        return steps;
    }

    private static String conflict(JobPlan plan) {
        return plan.conflict() == ConflictPolicy.STOP
                ? ""
                : ", conflicts: "
                        + plan.conflict().name().toLowerCase(Locale.ROOT)
                        + (plan.conflict() == ConflictPolicy.SKIP
                                ? " (rows are compared with the log first)"
                                : "");
    }

    private static String pace(Pace pace) {
        return (pace.rowsPerSecond() > 0 ? ", at most " + pace.rowsPerSecond() + " rows/s" : "")
                + (pace.bytesPerSecond() > 0
                        ? ", at most " + pace.bytesPerSecond() + " bytes/s"
                        : "");
    }

    private static String applying(JobPlan plan) {
        return order(plan)
                + (plan.hugeTransactions() == HugeTransactions.SLICES
                        ? ", huge ones in slices"
                        : "");
    }

    private static String order(JobPlan plan) {
        if (plan.appliers() == 1) {
            return "whole transactions in commit order";
        }
        return plan.mode() == ApplyMode.ROW
                ? "transactions shared out to "
                        + plan.appliers()
                        + " connections by row, in order for each row"
                : "whole transactions on "
                        + plan.appliers()
                        + " connections, in order where they share a row or a unique value";
    }

    static int readers(JobPlan plan) {
        return plan.full() ? plan.speed().fullRead() : 1;
    }

    static int writers(JobPlan plan) {
        return plan.full() ? plan.speed().fullWrite() : 1;
    }
}
