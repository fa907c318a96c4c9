package io.omsflink.verifier.report;

import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.VerifyPlan.Refused;
import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;
import io.omsflink.verifier.job.Event;
import io.omsflink.verifier.job.Event.ChunkDone;
import io.omsflink.verifier.job.Event.Failed;
import io.omsflink.verifier.table.TablePair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds up what the job tells. Used by one thread. */
public final class Tally {
    private final List<TableTally> tables;
    private final List<TableResult> refused;

    public Tally(VerifyPlan plan) {
        tables = plan.pairs().stream().map(TablePair::toString).map(TableTally::new).toList();
        refused = plan.refused().stream().map(Tally::refused).toList();
    }

    private static TableResult refused(Refused table) {
        return new TableResult(
                table.table().toString(),
                Verdict.UNKNOWN,
                Sum128.NONE,
                Sum128.NONE,
                Counts.NONE,
                false,
                0,
                0,
                table.reason());
    }

    public void add(Event event) {
        if (event instanceof ChunkDone done) {
            tables.get(done.table()).add(done);
        } else if (event instanceof Failed failed) {
            tables.get(failed.table()).fail(failed.message());
        }
    }

    /** One for each table that the project selects, by name. */
    public List<TableResult> results() {
        List<TableResult> all = new ArrayList<>(refused);
        tables.forEach(t -> all.add(t.result()));
        all.sort(Comparator.comparing(TableResult::name));
        return all;
    }

    public long tablesDone() {
        return refused.size() + tables.stream().filter(TableTally::complete).count();
    }

    public long sourceRows() {
        return tables.stream().mapToLong(t -> t.result().source().rows()).sum();
    }

    /** Rows of all tables that differ or could not be decided. */
    public long different() {
        return tables.stream().map(t -> t.result().counts()).mapToLong(Counts::rows).sum();
    }

    /** Whether nothing of the table is left to be compared. */
    public boolean complete(int table) {
        return tables.get(table).complete();
    }

    public TableResult result(int table) {
        return tables.get(table).result();
    }

    public Verdict verdict() {
        return Verdict.worst(results());
    }
}
