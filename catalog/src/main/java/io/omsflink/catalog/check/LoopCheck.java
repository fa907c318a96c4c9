package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import java.sql.SQLException;
import java.util.List;

/**
 * Whether the source is a target itself, so that its log holds what a project has written there.
 */
final class LoopCheck {
    private static final String ITEM = "source.ignore_marked";

    private LoopCheck() {}

    static List<Check> all() {
        return List.of(
                Check.ofSource(
                        ITEM,
                        c -> c.incremental() && !c.project().ignoreMarked() ? ask(c) : List.of(),
                        "What the source's log holds from other projects is dealt with."));
    }

    private static List<CheckResult> ask(CheckContext c) throws SQLException {
        List<String> projects = projects(c.source());
        return when(
                !projects.isEmpty(),
                CheckResult.warn(
                        ITEM,
                        "The source is itself the target of "
                                + Words.list(projects)
                                + " (oms_meta.progress there), and source.ignore_marked is off:"
                                + " what is written there for it is followed like any other change."
                                + " Where that project follows this one's target, each change"
                                + " would go round for ever.",
                        "Set source.ignore_marked: true in both projects of a two-way pair. Leave"
                                + " it off where the changes are to be handed on to a third"
                                + " server."));
    }

    /** What the account does not see is not warned about. */
    private static List<String> projects(Server source) throws SQLException {
        boolean visible =
                !Sql.rows(
                                source.connection(),
                                "SELECT 1 FROM information_schema.tables WHERE"
                                        + " table_schema='oms_meta' AND table_name='progress'")
                        .isEmpty();
        return visible
                ? Sql.column(
                        source.connection(),
                        "SELECT CONCAT('project ', project) FROM oms_meta.progress ORDER BY"
                                + " project")
                : List.of();
    }
}
