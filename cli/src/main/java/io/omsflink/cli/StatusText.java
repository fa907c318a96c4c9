package io.omsflink.cli;

import io.omsflink.cli.flink.FailureText;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.Progress;
import io.omsflink.cli.progress.TableProgress;
import io.omsflink.cli.progress.Words;
import io.omsflink.cli.run.ProjectState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Projects in words. */
final class StatusText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private StatusText() {}

    /** A line per project. */
    static String list(List<ProjectState> projects) {
        if (projects.isEmpty()) {
            return "No project was started from here. Start one with `oms run FILE`.\n";
        }
        TextTable table =
                new TextTable("NAME", "STATE", "PHASE", "TABLES", "ROWS", "DELAY", "STARTED");
        projects.forEach(p -> table.add(row(p)));
        return table.text();
    }

    private static String[] row(ProjectState state) {
        JobView view = state.view();
        Progress progress = view.progress();
        return new String[] {
            state.project().name(),
            state.word(),
            phase(progress),
            progress.known() ? progress.tablesDone() + "/" + progress.tablesTotal() : "-",
            progress.known() ? Words.count(progress.rows()) : "-",
            Words.delay(view.sink().delayMs()),
            TIME.format(Instant.ofEpochMilli(state.project().startedAt()))
        };
    }

    private static String phase(Progress progress) {
        return progress.known() ? progress.phase().toLowerCase(Locale.ROOT) : "-";
    }

    /** One project with its tables and what went wrong last. */
    static String detail(ProjectState state) {
        StringBuilder out = new StringBuilder(head(state));
        List<TableProgress> tables = state.view().progress().tables();
        if (!tables.isEmpty()) {
            out.append('\n').append(tables(tables));
        }
        if (!state.view().failure().isEmpty()) {
            out.append("\nLast error: ").append(state.view().failure()).append('\n');
        }
        return out.append(advice(state)).toString();
    }

    private static String head(ProjectState state) {
        JobView view = state.view();
        TextTable facts = new TextTable();
        facts.add("Project", state.project().name() + "   (" + state.project().file() + ")");
        facts.add("State", state.word());
        facts.add("Phase", phase(view.progress()));
        facts.add("Flink", state.flink().page(state.project().jobId()));
        if (view.progress().known()) {
            facts.add(
                    "Copied",
                    Words.count(view.progress().rows())
                            + " rows, "
                            + Words.bytes(view.progress().bytes()));
        }
        if (view.progress().inLog()) {
            facts.add("Delay", Words.delay(view.sink().delayMs()));
            facts.add("Position", state.appliedPosition());
            facts.add(
                    "Applied",
                    Words.count(view.sink().rowsApplied()) + " rows since the job's last start");
        }
        if (view.sink().readOnlySince() > 0) {
            facts.add(
                    "Target",
                    "is read-only since "
                            + TIME.format(Instant.ofEpochMilli(view.sink().readOnlySince()))
                            + "; the job tries again until it takes writes");
        }
        if (view.sink().conflicts() > 0) {
            facts.add(
                    "Conflicts",
                    Words.count(view.sink().conflicts())
                            + " changes that the target refused, since the job's last start; those"
                            + " left out are in oms_meta.conflicts of the target");
        }
        return facts.text();
    }

    private static String tables(List<TableProgress> tables) {
        TextTable table = new TextTable("TABLE", "STATE", "ROWS", "OF ABOUT", "SIZE", "CHUNKS");
        tables.forEach(
                t ->
                        table.add(
                                t.name(),
                                t.state(),
                                Words.count(t.rows()),
                                Words.count(t.estimate()),
                                Words.bytes(t.bytes()),
                                t.chunks() + "/" + t.chunksTotal()));
        return table.text();
    }

    private static String advice(ProjectState state) {
        if (FailureText.tellsHowToGoOn(state.view().failure())) {
            return "";
        }
        return switch (state.word()) {
            case "STOPPED", "FAILED", "CANCELED", "LOST" ->
                    "\nGo on with `oms resume " + state.project().name() + "`.\n";
            default -> "";
        };
    }
}
