package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import io.omsflink.project.DatabaseType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Questions about the two servers as such: product, version, identity, clock, limits. */
final class ServerChecks {
    private static final int OLDEST = 507;
    private static final int NEWEST_TESTED = 800;

    /** Replication delay and start times are shown to the second; less is not worth a word. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private ServerChecks() {}

    static List<Check> all() {
        return List.of(
                Check.ofSource(
                        "source.version",
                        c -> version(c.source()),
                        "The version of the source is supported."),
                Check.ofTarget(
                        "target.version",
                        c -> version(c.target()),
                        "The version of the target is supported."),
                Check.ofBoth(
                        "target.other_server",
                        ServerChecks::otherServer,
                        "Source and target are different servers."),
                Check.ofTarget(
                        "target.writable", ServerChecks::writable, "The target takes writes."),
                Check.ofBoth(
                        "target.clock",
                        ServerChecks::clock,
                        "The clocks of source and target agree."),
                Check.ofBoth(
                        "target.max_allowed_packet",
                        ServerChecks::packet,
                        "The target takes statements as large as the source."),
                Check.ofTarget(
                        "target.local_infile",
                        ServerChecks::localInfile,
                        "The target takes LOAD DATA LOCAL."));
    }

    private static List<CheckResult> version(Server server) {
        String item = server.side().word() + ".version";
        String cannot = "Cannot use " + server + " as " + server.side().word() + ": ";
        if (server.mariaDb()) {
            return List.of(
                    CheckResult.fail(
                            item,
                            cannot + "MariaDB has its own log and catalog formats.",
                            "Use MySQL 5.7 or 8.0, or OceanBase."));
        }
        if (server.oceanBase()) {
            // Versions are counted in another way there, and each release of the tenant mode is
            // fine.
            return productAsWritten(server, item, cannot);
        }
        if (server.mySqlVersion() < OLDEST) {
            return List.of(
                    CheckResult.fail(
                            item,
                            cannot + "it is older than 5.7.",
                            "Upgrade the server to MySQL 5.7 or 8.0."));
        }
        List<CheckResult> problems = new ArrayList<>(productAsWritten(server, item, cannot));
        problems.addAll(
                when(
                        server.mySqlVersion() > NEWEST_TESTED,
                        CheckResult.warn(
                                item,
                                "The "
                                        + server.side().word()
                                        + ", "
                                        + server
                                        + ", is newer than the versions this is tested with, 5.7"
                                        + " and 8.0.",
                                "Try it on a copy first.")));
        return problems;
    }

    private static List<CheckResult> productAsWritten(Server server, String item, String cannot) {
        DatabaseType written = server.endpoint().type();
        String side = server.side().word();
        if (server.oceanBase() && written == DatabaseType.MYSQL) {
            return List.of(
                    CheckResult.fail(
                            item,
                            cannot
                                    + "the project file calls it mysql, and it is an OceanBase"
                                    + " tenant.",
                            "Write 'type: oceanbase' under '" + side + "'."));
        }
        return when(
                !server.oceanBase() && written == DatabaseType.OCEANBASE,
                CheckResult.warn(
                        item,
                        "The "
                                + side
                                + ", "
                                + server
                                + ", is a stand-in: the project file calls it oceanbase, and it is"
                                + " not an OceanBase tenant.",
                        "Fine for a test; else write 'type: mysql' under '"
                                + side
                                + "' or correct host and port."));
    }

    private static List<CheckResult> otherServer(CheckContext c) {
        String uuid = c.source().variable("server_uuid");
        boolean same = !uuid.isEmpty() && uuid.equals(c.target().variable("server_uuid"));
        return when(
                same,
                CheckResult.fail(
                        "target.other_server",
                        "Cannot move tables from "
                                + c.source().endpoint()
                                + " to "
                                + c.target().endpoint()
                                + ": both are the same server (server_uuid "
                                + uuid
                                + "), and tables keep their names.",
                        "Correct host and port of the source or the target; a server cloned with"
                                + " its auto.cnf needs that file removed and a restart."));
    }

    private static List<CheckResult> writable(CheckContext c) {
        boolean superOnly = c.target().on("super_read_only");
        boolean locked =
                superOnly || (c.target().on("read_only") && !c.target().grants().onServer("SUPER"));
        String variable = superOnly ? "super_read_only" : "read_only";
        return when(
                locked,
                CheckResult.fail(
                        "target.writable",
                        "Cannot write to the target: " + c.target() + " has " + variable + "=ON.",
                        "Use the primary as target, or run at the target: SET GLOBAL "
                                + variable
                                + "=OFF;"));
    }

    private static List<CheckResult> clock(CheckContext c) throws SQLException {
        ClockReading source = ClockReading.of(c.source().connection());
        ClockReading target = ClockReading.of(c.target().connection());
        Duration apart = source.apartAtLeast(target);
        return when(
                apart.compareTo(CLOCK_TOLERANCE) > 0,
                CheckResult.warn(
                        "target.clock",
                        "The clocks of source and target are at least "
                                + apart.toSeconds()
                                + " s apart. Rows are not affected, but defaults such as"
                                + " CURRENT_TIMESTAMP will differ after a switch of the"
                                + " application.",
                        "Let both servers follow the same time service (NTP)."));
    }

    private static List<CheckResult> packet(CheckContext c) {
        String source = c.source().variable("max_allowed_packet");
        String target = c.target().variable("max_allowed_packet");
        boolean smaller =
                !source.isEmpty()
                        && !target.isEmpty()
                        && Long.parseLong(target) < Long.parseLong(source);
        return when(
                smaller,
                CheckResult.warn(
                        "target.max_allowed_packet",
                        "The target takes statements of "
                                + target
                                + " bytes, the source of "
                                + source
                                + " (max_allowed_packet): a row with larger values would be refused"
                                + " there in the middle of the work.",
                        "Run at the target: SET GLOBAL max_allowed_packet=" + source + ";"));
    }

    private static List<CheckResult> localInfile(CheckContext c) {
        boolean off =
                c.target().variables().containsKey("local_infile")
                        && !c.target().on("local_infile");
        return when(
                c.full() && off,
                CheckResult.warn(
                        "target.local_infile",
                        "The target has local_infile=OFF: the full copy falls back from LOAD DATA"
                                + " LOCAL to INSERT statements, which take longer.",
                        "For more speed run at the target: SET GLOBAL local_infile=ON;"));
    }
}
