package io.omsflink.cli;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.run.FlinkTarget;
import io.omsflink.cli.run.VerifySubmission;
import io.omsflink.cli.verify.DifferenceFiles;
import io.omsflink.cli.verify.FinishedTables;
import io.omsflink.cli.verify.Mending;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.VerifyPlanner;
import io.omsflink.verifier.repair.FoundKeys;
import io.omsflink.verifier.report.Summary;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms verify FILE}: compares every row of both sides. */
@Command(
        name = "verify",
        description =
                "Compares all rows of both sides and names those that differ, also while writes go"
                        + " on. Exit code 0 when all tables are equal (or were made so), 1 when"
                        + " some differ, 2 when it could not tell.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final int COULD_NOT_TELL = 2;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Project file.")
    private Path file;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            description =
                    "Flink's REST interface, http://HOST:PORT. Without it: the cluster on this"
                            + " machine, started when it does not run.")
    private String flinkUrl;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where report.html, report.json and the differences of each table go. Without"
                            + " it: run/projects/NAME/verify.")
    private Path out;

    @Option(
            names = "--json",
            description = "One line of JSON at the end; everything else goes to standard error.")
    private boolean json;

    @Mixin private VerifyRequest request;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            return verify();
        } catch (OmsException e) {
            // With 1 a script would take a server that does not answer for a difference.
            terminal.err().println(e.getMessage());
            return COULD_NOT_TELL;
        }
    }

    private int verify() {
        MigrationProject project = ProjectParser.parse(file);
        OmsHome home = OmsHome.locate().prepare();
        VerifyPlan plan =
                new VerifyPlanner(project)
                        .plan(
                                request.options(project.speed().fullRead()),
                                new ObjectRules(request.tables(), List.of())::matches);
        Path folder =
                out == null ? home.run().resolve("projects/" + project.name() + "/verify") : out;
        return request.last() ? lookAgain(plan, folder) : compare(plan, folder, home);
    }

    private int compare(VerifyPlan plan, Path folder, OmsHome home) {
        FlinkTarget flink =
                flinkUrl == null
                        ? FlinkTarget.startLocal(home, notes()::println)
                        : FlinkTarget.remote(flinkUrl).reached();
        VerifyWork work =
                new VerifyWork(
                        plan, new FinishedTables(folder, request.mode(), request.resume()), folder);
        VerifyProgress progress =
                new VerifyProgress(notes(), terminal.interactive() && !json, work.plan());
        work.run(new VerifySubmission(home, flink), progress);
        List<TableResult> results = work.results();
        write(folder.resolve("report.html"), work.page());
        report(plan, results, folder, progress.seconds());
        notes().println("Report: " + folder.resolve("report.html"));
        return mended(plan, results, work.keys())
                ? ExitCodes.OK
                : Verdict.worst(results).exitCode();
    }

    private int lookAgain(VerifyPlan plan, Path folder) {
        FoundKeys keys = DifferenceFiles.load(folder, plan);
        long begun = System.nanoTime();
        List<TableResult> results = new Mending(plan, keys, false).look();
        notes().println("%,d rows that the last verification named.".formatted(keys.count()));
        report(plan, results, folder, (System.nanoTime() - begun) / 1e9);
        return mended(plan, results, keys) ? ExitCodes.OK : Verdict.worst(results).exitCode();
    }

    private void report(VerifyPlan plan, List<TableResult> results, Path folder, double seconds) {
        String line =
                VerifyJson.line(
                        plan.project(),
                        Verdict.worst(results),
                        seconds,
                        folder.toString(),
                        results);
        notes().print(VerifyText.table(results));
        notes().println(Summary.sentence(results) + " %.1f s.".formatted(seconds));
        String sample = Summary.sample(results);
        if (!sample.isEmpty()) {
            notes().println(sample);
        }
        write(folder.resolve("report.json"), line + "\n");
        if (json) {
            terminal.out().println(line);
        }
    }

    /** Does what was asked for beside comparing; whether nothing is left that differs. */
    private boolean mended(VerifyPlan plan, List<TableResult> results, FoundKeys keys) {
        Mending mending = new Mending(plan, keys, request.deleteExtra());
        if (request.fixSql() != null) {
            long statements = mending.writeFile(request.fixSql());
            notes().println("%,d statements in %s.".formatted(statements, request.fixSql()));
        }
        if (!request.repair() || keys.isEmpty()) {
            return false;
        }
        Mending.Result result = mending.repair();
        result.problems().forEach(terminal.err()::println);
        notes().println(
                        "Repaired: %,d rows changed at the target; %,d of those that differed still do."
                                .formatted(result.changed(), result.left()));
        return result.left() == 0
                && result.problems().isEmpty()
                && Verdict.worst(results) == Verdict.DIFFERENT
                && keys.count() >= results.stream().mapToLong(r -> r.counts().rows()).sum();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrintStream notes() {
        return json ? terminal.err() : terminal.out();
    }
}
