package io.omsflink.cli;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.run.FlinkTarget;
import io.omsflink.cli.run.VerifySubmission;
import io.omsflink.cli.verify.DifferenceFiles;
import io.omsflink.cli.verify.Mending;
import io.omsflink.cli.verify.VerifyPage;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import io.omsflink.verifier.VerifyOptions;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.VerifyPlanner;
import io.omsflink.verifier.job.Event;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.repair.FoundKeys;
import io.omsflink.verifier.report.Summary;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Tally;
import io.omsflink.verifier.report.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms verify FILE}: compares every row of both sides. */
@Command(
        name = "verify",
        description =
                "Compares all rows of both sides and names those that differ, also while writes go"
                        + " on. Exit code 0 when all tables are equal, 1 when some differ, 2 when"
                        + " it could not tell.",
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
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = "Only these tables of the project, e.g. 'shop.order*'; * and ? match.")
    private List<String> tables = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where report.html, report.json and the differences of each table go. Without"
                            + " it: run/projects/NAME/verify.")
    private Path out;

    @Option(
            names = "--max-differences",
            paramLabel = "N",
            description =
                    "Rows of a table that are named; the others are counted (default:"
                            + " ${DEFAULT-VALUE}).")
    private int maxDifferences = VerifyOptions.MAX_DIFFERENCES;

    @Option(
            names = "--fix-sql",
            paramLabel = "FILE",
            description = "Write the statements that make the target equal.")
    private Path fixSql;

    @Option(
            names = "--repair",
            description =
                    "Make the rows that differ equal at the target, in small transactions that read"
                            + " both sides again, and verify them once more. Works while the job"
                            + " runs.")
    private boolean repair;

    @Option(
            names = "--delete-extra",
            description = "With --repair or --fix-sql: delete rows that only the target has.")
    private boolean deleteExtra;

    @Option(
            names = "--json",
            description = "One line of JSON at the end; everything else goes to standard error.")
    private boolean json;

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
        VerifyPlan plan = plan(project);
        FlinkTarget flink =
                flinkUrl == null
                        ? FlinkTarget.startLocal(home, notes()::println)
                        : FlinkTarget.remote(flinkUrl).reached();
        Path folder = folder(home, project);
        Tally tally = new Tally(plan);
        VerifyPage page = new VerifyPage(plan);
        DifferenceFiles files = new DifferenceFiles(folder, plan);
        FoundKeys keys = new FoundKeys();
        VerifyProgress progress =
                new VerifyProgress(notes(), terminal.interactive() && !json, plan);
        new VerifySubmission(home, flink)
                .run(
                        plan,
                        event -> {
                            tell(event, tally, page, files, keys);
                            progress.show(tally);
                        });
        progress.end();
        report(plan, tally, page, folder, progress.seconds());
        return mended(plan, tally, keys) ? ExitCodes.OK : tally.verdict().exitCode();
    }

    /** Does what was asked for beside comparing; whether nothing is left that differs. */
    private boolean mended(VerifyPlan plan, Tally tally, FoundKeys keys) {
        Mending mending = new Mending(plan, keys, deleteExtra);
        if (fixSql != null) {
            notes().println("%,d statements in %s.".formatted(mending.writeFile(fixSql), fixSql));
        }
        if (!repair || keys.isEmpty()) {
            return false;
        }
        Mending.Result result = mending.repair();
        result.problems().forEach(terminal.err()::println);
        notes().println(
                        "Repaired: %,d rows changed at the target; %,d of those that differed still do."
                                .formatted(result.changed(), result.left()));
        return result.left() == 0
                && tally.verdict() == Verdict.DIFFERENT
                && keys.count() == tally.different();
    }

    private VerifyPlan plan(MigrationProject project) {
        ObjectRules chosen = new ObjectRules(tables.isEmpty() ? List.of("*.*") : tables, List.of());
        if (maxDifferences < 0) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot use --max-differences "
                            + maxDifferences
                            + ": it is negative. Give 0 or more.");
        }
        return new VerifyPlanner(project)
                .plan(
                        VerifyOptions.of(project.speed().fullRead())
                                .withMaxDifferences(maxDifferences),
                        chosen::matches);
    }

    private Path folder(OmsHome home, MigrationProject project) {
        return out == null ? home.run().resolve("projects/" + project.name() + "/verify") : out;
    }

    private static void tell(
            Event event, Tally tally, VerifyPage page, DifferenceFiles files, FoundKeys keys) {
        tally.add(event);
        if (event instanceof Found found && files.add(found)) {
            keys.add(found);
            page.add(found);
        }
    }

    private void report(
            VerifyPlan plan, Tally tally, VerifyPage page, Path folder, double seconds) {
        List<TableResult> results = tally.results();
        String line =
                VerifyJson.line(
                        plan.project(), tally.verdict(), seconds, folder.toString(), results);
        write(folder.resolve("report.json"), line + "\n");
        write(folder.resolve("report.html"), page.text(results));
        notes().print(VerifyText.table(results));
        notes().println(Summary.sentence(results) + " %.1f s.".formatted(seconds));
        notes().println("Report: " + folder.resolve("report.html"));
        if (json) {
            terminal.out().println(line);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrintStream notes() {
        return json ? terminal.err() : terminal.out();
    }
}
