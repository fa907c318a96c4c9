package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import io.omsflink.catalog.position.SourceLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Questions about the source's change log. Without the incremental step none of them is asked. */
final class LogChecks {
    private static final String LOG = "source.log";
    private static final long DAY = 86_400;

    private LogChecks() {}

    static List<Check> all() {
        return List.of(
                Check.ofSource(
                        LOG,
                        c -> ifIncremental(c, LogChecks::log),
                        "The change log of the source has full row images."),
                Check.ofSource(
                        "source.log_mode",
                        c -> ifIncremental(c, LogChecks::mode),
                        "The source numbers its transactions (GTID)."),
                Check.ofSource(
                        "source.log_scope",
                        c -> ifIncremental(c, LogChecks::scope),
                        "Every change to the tables is in the log."),
                Check.ofSource(
                        "source.log_retention",
                        c -> ifIncremental(c, LogChecks::retention),
                        "The source keeps its log long enough."));
    }

    private static List<CheckResult> ifIncremental(CheckContext c, Check.Question question)
            throws SQLException {
        return c.incremental() ? question.ask(c) : List.of();
    }

    private static List<CheckResult> log(CheckContext c) {
        Server source = c.source();
        if (isSet(source, "log_bin") && !source.on("log_bin")) {
            return List.of(
                    cannotFollow(
                            "log_bin=OFF, so the source writes no change log",
                            "Start the source with --log-bin, --server-id=1 (or another number of"
                                    + " its own) and --binlog-format=ROW."));
        }
        List<CheckResult> problems = new ArrayList<>();
        problems.addAll(
                mustBe(source, "binlog_format", "ROW", "the log holds statements instead of rows"));
        problems.addAll(
                mustBe(
                        source,
                        "binlog_row_image",
                        "FULL",
                        "the log leaves out columns of changed rows"));
        problems.addAll(
                mustBe(
                        source,
                        "binlog_row_value_options",
                        "",
                        "the log holds only the changed parts of JSON values"));
        problems.addAll(
                mustBe(
                        source,
                        "binlog_transaction_compression",
                        "OFF",
                        "the log holds compressed transactions"));
        problems.addAll(
                when(
                        source.variable("server_id").equals("0"),
                        cannotFollow(
                                "server_id=0, and such a source refuses every reader of its log",
                                "Run at the source: SET GLOBAL server_id=1; (or another number of"
                                        + " its own) and put it into the option file.")));
        return problems;
    }

    private static boolean isSet(Server server, String variable) {
        return !server.variable(variable).isEmpty();
    }

    /** A server that does not know the variable cannot have it set wrongly. */
    private static List<CheckResult> mustBe(
            Server source, String variable, String wanted, String meaning) {
        String value = source.variable(variable);
        return when(
                isSet(source, variable) && !value.equalsIgnoreCase(wanted),
                cannotFollow(
                        variable + "=" + value + ", so " + meaning,
                        "Run at the source: SET GLOBAL "
                                + variable
                                + "="
                                + (wanted.isEmpty() ? "''" : wanted)
                                + "; put it into the option file too, and let the application"
                                + " reconnect, because open sessions keep the old value."));
    }

    private static CheckResult cannotFollow(String why, String fix) {
        return CheckResult.fail(
                LOG, "Cannot follow the changes of the source: it has " + why + ".", fix);
    }

    private static List<CheckResult> mode(CheckContext c) {
        String mode = c.source().variable("gtid_mode");
        boolean gtid = mode.equalsIgnoreCase("ON");
        return when(
                !gtid && c.source().on("log_bin"),
                CheckResult.warn(
                        "source.log_mode",
                        "The source has gtid_mode="
                                + (mode.isEmpty() ? "(unknown)" : mode)
                                + ": the log is followed by file and offset, and a fail-over of the"
                                + " source to another server cannot be followed.",
                        "Set gtid_mode=ON at the source if it may fail over."));
    }

    private static List<CheckResult> scope(CheckContext c) throws SQLException {
        if (!mayLook(c.source()) || c.source().variable("log_bin").equalsIgnoreCase("OFF")) {
            // Both have a failure of their own already.
            return List.of();
        }
        List<CheckResult> problems =
                new ArrayList<>(filtered(c, SourceLog.read(c.source().connection())));
        problems.addAll(replicaWithoutLog(c));
        return problems;
    }

    private static boolean mayLook(Server source) {
        return source.oceanBase()
                || source.grants().onServer("REPLICATION CLIENT")
                || source.grants().onServer("SUPER");
    }

    private static List<CheckResult> filtered(CheckContext c, SourceLog log) {
        List<String> only = names(log.onlyDatabases());
        List<String> ignored = names(log.ignoredDatabases());
        List<String> left =
                c.databases().stream()
                        .filter(
                                db ->
                                        ignored.contains(db)
                                                || !(only.isEmpty() || only.contains(db)))
                        .toList();
        return when(
                !left.isEmpty(),
                CheckResult.fail(
                        "source.log_scope",
                        "Cannot follow the changes of "
                                + Words.list(left)
                                + ": the source leaves "
                                + (left.size() == 1 ? "this database" : "these databases")
                                + " out of its log (binlog_do_db="
                                + log.onlyDatabases()
                                + ", binlog_ignore_db="
                                + log.ignoredDatabases()
                                + ").",
                        "Remove these options from the source's option file and restart it."));
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    private static List<CheckResult> replicaWithoutLog(CheckContext c) throws SQLException {
        boolean keepsOut =
                isSet(c.source(), "log_slave_updates") && !c.source().on("log_slave_updates");
        boolean replica =
                keepsOut && !Sql.rows(c.source().connection(), "SHOW SLAVE STATUS").isEmpty();
        return when(
                replica,
                CheckResult.fail(
                        "source.log_scope",
                        "Cannot follow the changes of the source: it is a replica with"
                                + " log_slave_updates=OFF, so what it replicates is not in its own"
                                + " log.",
                        "Use its primary as source, or start the replica with"
                                + " --log-slave-updates."));
    }

    private static List<CheckResult> retention(CheckContext c) {
        long seconds = number(c.source(), "binlog_expire_logs_seconds");
        boolean daysSet = number(c.source(), "expire_logs_days") > 0;
        return when(
                seconds > 0 && seconds < DAY && !daysSet,
                CheckResult.warn(
                        "source.log_retention",
                        "The source deletes its log after "
                                + seconds
                                + " s (binlog_expire_logs_seconds): a copy or a stop that takes"
                                + " longer makes it impossible to go on.",
                        "Run at the source: SET GLOBAL binlog_expire_logs_seconds="
                                + 3 * DAY
                                + ";"));
    }

    private static long number(Server server, String variable) {
        return isSet(server, variable) ? Long.parseLong(server.variable(variable)) : 0;
    }
}
