package io.omsflink.cli;

import io.omsflink.cli.run.VerifySubmission;
import io.omsflink.cli.verify.DifferenceFiles;
import io.omsflink.cli.verify.FinishedTables;
import io.omsflink.cli.verify.VerifyPage;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.job.Event;
import io.omsflink.verifier.job.Event.ChunkDone;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.repair.FoundKeys;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs the job of a verification and writes down what it tells while it goes on. */
final class VerifyWork {
    private final VerifyPlan all;
    private final VerifyPlan plan;
    private final FinishedTables finished;
    private final Tally tally;
    private final VerifyPage page;
    private final DifferenceFiles files;
    private final Path folder;

    /**
     * @param finished tables that are left out, because an earlier process has compared them
     */
    VerifyWork(VerifyPlan all, FinishedTables finished, Path folder) {
        this.all = all;
        this.plan = all.without(finished::contains);
        this.finished = finished;
        this.folder = folder;
        this.tally = new Tally(plan);
        this.page = new VerifyPage(plan);
        this.files = new DifferenceFiles(folder, plan);
    }

    VerifyPlan plan() {
        return plan;
    }

    void run(VerifySubmission submission, VerifyProgress progress) {
        submission.run(
                plan,
                event -> {
                    add(event);
                    progress.show(tally);
                });
        progress.end();
        finished.delete();
    }

    private void add(Event event) {
        tally.add(event);
        if (event instanceof Found found && files.add(found)) {
            page.add(found);
        }
        if (event instanceof ChunkDone && tally.complete(event.table())) {
            finished.add(tally.result(event.table()));
        }
    }

    /** Of all tables, also those that an earlier process has finished; by name. */
    List<TableResult> results() {
        List<TableResult> results = new ArrayList<>(tally.results());
        results.addAll(finished.results());
        results.sort(Comparator.comparing(TableResult::name));
        return results;
    }

    String page() {
        return page.text(results());
    }

    /** The rows that were named and have a key, also those of an earlier process. */
    FoundKeys keys() {
        return DifferenceFiles.load(folder, all);
    }
}
