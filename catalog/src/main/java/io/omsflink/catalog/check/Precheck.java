package io.omsflink.catalog.check;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for everything that would stop a project or spoil its result, without changing anything on
 * either server.
 *
 * <pre>
 *   connect to both -> read the tables -> ask every Check whose servers answer -> CheckReport
 * </pre>
 *
 * One problem never hides another: a server that cannot be reached is one failure, and the
 * questions to the other one are still asked.
 */
public final class Precheck implements AutoCloseable {
    private static final List<Check> CHECKS =
            Stream.of(
                            ServerChecks.all(),
                            PrivilegeChecks.all(),
                            LogChecks.all(),
                            PreparedCheck.all(),
                            LoopCheck.all(),
                            ObjectChecks.all(),
                            TargetChecks.all(),
                            CollationChecks.all())
                    .flatMap(List::stream)
                    .toList();

    private final MigrationProject project;
    private final List<CheckResult> results = new ArrayList<>();
    private final List<Connection> opened = new ArrayList<>();

    private Precheck(MigrationProject project) {
        this.project = project;
    }

    /**
     * Runs every check; takes seconds, or longer where string keys have to be compared by another
     * collation. May be called from any thread and as often as wanted.
     */
    public static CheckReport run(MigrationProject project) {
        try (Precheck precheck = new Precheck(project)) {
            return precheck.run();
        }
    }

    private CheckReport run() {
        Server source = connect(Side.SOURCE, project.source());
        Server target = connect(Side.TARGET, project.target());
        List<TableSchema> tables = source == null ? List.of() : tables(source);
        CheckContext context = new CheckContext(project, source, target, tables);
        CHECKS.stream()
                .filter(check -> check.sides().stream().allMatch(context::has))
                .forEach(check -> results.addAll(check.run(context)));
        return new CheckReport(results, tables);
    }

    /** Null when the server cannot be asked; the results then say why. */
    private Server connect(Side side, Endpoint endpoint) {
        String item = side.word() + ".connection";
        try {
            Connection connection = Connections.open(endpoint, ConnectionRole.METADATA);
            opened.add(connection);
            Server server = Server.ask(side, endpoint, connection);
            results.add(CheckResult.ok(item, "The " + side.word() + " is " + server + "."));
            return server;
        } catch (OmsException e) {
            results.add(CheckResult.fail(item, e.getMessage(), ""));
        } catch (SQLException e) {
            results.add(
                    CheckResult.fail(
                            item,
                            "Cannot use " + endpoint + ": it answered '" + e.getMessage() + "'.",
                            "Look whether it is a MySQL or OceanBase server in MySQL mode."));
        } catch (RuntimeException e) {
            results.add(brokenDriver(item, side, endpoint, e));
        }
        return null;
    }

    /**
     * The OceanBase driver fails on variables that MySQL 8.0 dropped, with an exception about its
     * own inside.
     */
    private static CheckResult brokenDriver(
            String item, Side side, Endpoint endpoint, RuntimeException e) {
        if (endpoint.type() != DatabaseType.OCEANBASE) {
            throw e;
        }
        return CheckResult.fail(
                item,
                "Cannot use "
                        + endpoint
                        + " as OceanBase tenant: the driver failed on it ("
                        + e
                        + ").",
                "If it is MySQL 8.0 or later, write 'type: mysql' under '" + side.word() + "'.");
    }

    private List<TableSchema> tables(Server source) {
        try {
            return SchemaReader.tables(source.connection(), project.objects());
        } catch (OmsException e) {
            results.add(CheckResult.fail("source.tables", e.getMessage(), ""));
            return List.of();
        }
    }

    @Override
    public void close() {
        for (Connection connection : opened) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nothing was changed on it, and the answers are in already.
                continue;
            }
        }
    }
}
