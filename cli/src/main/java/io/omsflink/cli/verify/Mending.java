package io.omsflink.cli.verify;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.compare.AppliedGate;
import io.omsflink.verifier.compare.UnitComparer;
import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;
import io.omsflink.verifier.live.ProgressGate;
import io.omsflink.verifier.repair.FixFile;
import io.omsflink.verifier.repair.FoundKeys;
import io.omsflink.verifier.repair.FoundKeys.Row;
import io.omsflink.verifier.repair.Repairer;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Verdict;
import io.omsflink.verifier.table.TablePair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Mends what a verification found, and looks whether it is mended. */
public final class Mending {
    private final VerifyPlan plan;
    private final FoundKeys keys;
    private final boolean deleteExtra;

    /**
     * @param deleteExtra whether rows that only the target has are deleted
     */
    public Mending(VerifyPlan plan, FoundKeys keys, boolean deleteExtra) {
        this.plan = plan;
        this.keys = keys;
        this.deleteExtra = deleteExtra;
    }

    /**
     * What a repair came to.
     *
     * @param changed rows written or deleted at the target
     * @param left rows of those that differed and differ still
     * @param problems what could not be repaired, in words
     */
    public record Result(long changed, long left, List<String> problems) {}

    /** Writes the correcting statements; returns how many there are. */
    public long writeFile(Path file) {
        try {
            return new FixFile(plan, deleteExtra).write(file, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw failed("write the correcting statements to " + file, e);
        }
    }

    /** Repairs every row that was found, and verifies these rows again. */
    public Result repair() {
        List<String> problems = new ArrayList<>();
        long changed = 0;
        try (Repairer repairer = new Repairer(plan, deleteExtra)) {
            for (int table : keys.tables()) {
                if (plan.pairs().get(table).keyed()) {
                    Repairer.Outcome outcome = repairer.repair(table, keys.rows(table));
                    changed += outcome.changed();
                    problems.addAll(outcome.problems());
                } else {
                    problems.add(noKey(plan.pairs().get(table)));
                }
            }
        } catch (SQLException e) {
            throw failed("repair " + plan.project(), e);
        }
        return new Result(
                changed, look().stream().mapToLong(r -> r.counts().rows()).sum(), problems);
    }

    /** Looks at the rows again that were found, and at no others; one result for each table. */
    public List<TableResult> look() {
        List<TableResult> results = new ArrayList<>();
        try (ProgressGate gate =
                        new ProgressGate(
                                plan.source(),
                                plan.target(),
                                plan.project(),
                                plan.options().patience());
                UnitComparer comparer =
                        new UnitComparer(
                                plan.source(),
                                plan.target(),
                                plan.live() ? gate : AppliedGate.NONE)) {
            for (int table : keys.tables()) {
                results.add(look(comparer, table));
            }
            return results;
        } catch (SQLException e) {
            throw failed("look at the rows of " + plan.project() + " again", e);
        }
    }

    private TableResult look(UnitComparer comparer, int table) throws SQLException {
        TablePair pair = plan.pairs().get(table);
        if (!pair.keyed()) {
            return result(pair, Counts.NONE, "it has no key that names a row; verify it whole");
        }
        try {
            Counts counts =
                    comparer
                            .recheck(pair, keys.rows(table).stream().map(Row::key).toList())
                            .stream()
                            .map(Counts::of)
                            .reduce(Counts.NONE, Counts::plus);
            return result(pair, counts, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result(pair, Counts.NONE, "interrupted");
        }
    }

    private static TableResult result(TablePair pair, Counts counts, String problem) {
        Verdict verdict = problem.isEmpty() ? Verdict.of(counts) : Verdict.UNKNOWN;
        return new TableResult(
                pair.toString(), verdict, Sum128.NONE, Sum128.NONE, counts, false, 0, 0, problem);
    }

    private static String noKey(TablePair pair) {
        return "Cannot repair "
                + pair
                + ": it has no key that names a row. Mend it by hand by its differences.";
    }

    private static OmsException failed(String what, SQLException e) {
        return new OmsException(
                ErrorCode.TARGET_FAILED,
                "Cannot "
                        + what
                        + ": "
                        + e.getMessage()
                        + ". See that the user may write to the tables and to oms_meta, and verify"
                        + " again.",
                e);
    }
}
