package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.MigrationProject;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Connections, and the check as a whole. */
class PrecheckITCase extends PrecheckServers {
    @Test
    void aSoundProjectPassesAndItsTablesAreListed() {
        CheckReport report = run();
        assertThat(report.failures()).isEmpty();
        assertThat(report.tables())
                .extracting(TableSchema::id)
                .extracting(String::valueOf)
                .containsExactly("shop.orders");
        assertThat(report.tablesWithoutKey()).isEmpty();
        assertThat(report.results())
                .extracting(CheckResult::item)
                .contains("source.connection", "target.connection", "source.log");
        assertThat(message(report, Level.WARN, "target.version"))
                .isEqualTo(
                        "The target, MySQL "
                                + target.version()
                                + "-log at 127.0.0.1:"
                                + target.port()
                                + ", is a stand-in: the project file calls it oceanbase, and it is"
                                + " not an OceanBase tenant. Fine for a test; else write 'type:"
                                + " mysql' under 'target' or correct host and port.");
    }

    @Test
    void everyOtherPairOfServersPassesToo() throws SQLException {
        target.execute(
                "CREATE DATABASE billing", "CREATE TABLE billing.invoice_1 (id INT PRIMARY KEY)");
        Projects projects = new Projects(folder);
        MigrationProject back =
                Projects.project(
                        projects.oceanBase(target),
                        projects.mySql(source),
                        ALL_STEPS,
                        "billing.invoice_?");
        assertThat(Precheck.run(back).failures()).isEmpty();
        MigrationProject older =
                Projects.project(
                        projects.mySql(source), projects.mySql(target), ALL_STEPS, "shop.*");
        assertThat(Precheck.run(older).failures()).isEmpty();
    }

    @Test
    void anUnreachableHostIsReportedAndTheOtherSideIsStillChecked() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Projects projects = new Projects(folder);
        Endpoint nowhere = projects.endpoint(DatabaseType.MYSQL, closed, "root", "x");
        CheckReport report =
                Precheck.run(
                        Projects.project(nowhere, projects.oceanBase(target), ALL_STEPS, "shop.*"));
        assertThat(message(report, Level.FAIL, "source.connection"))
                .startsWith("Cannot reach mysql://root@127.0.0.1:" + closed + ": ")
                .contains("Check that the server runs");
        assertThat(report.results()).extracting(CheckResult::item).contains("target.writable");
        assertThat(report.tables()).isEmpty();
    }

    @Test
    void aWrongPasswordIsReported() {
        Projects projects = new Projects(folder);
        Endpoint wrong = projects.endpoint(DatabaseType.OCEANBASE, target, "root", "wrong");
        CheckReport report =
                Precheck.run(Projects.project(projects.mySql(source), wrong, ALL_STEPS, "shop.*"));
        assertThat(message(report, Level.FAIL, "target.connection"))
                .startsWith("Cannot log in to oceanbase://root@127.0.0.1:" + target.port())
                .doesNotContain("wrong'");
    }

    @Test
    void aMySql8TargetWrittenAsOceanBaseGetsAHint() {
        Projects projects = new Projects(folder);
        CheckReport report =
                Precheck.run(
                        Projects.project(
                                projects.mySql(target),
                                projects.oceanBase(source),
                                ALL_STEPS,
                                "shop.*"));
        assertThat(message(report, Level.FAIL, "target.connection")).contains("'type: mysql'");
    }

    @Test
    void oneServerOnBothSidesIsRefused() {
        Projects projects = new Projects(folder);
        CheckReport report =
                Precheck.run(
                        Projects.project(
                                projects.mySql(source),
                                projects.mySql(source),
                                ALL_STEPS,
                                "shop.*"));
        assertThat(message(report, Level.FAIL, "target.other_server"))
                .contains("both are the same server (server_uuid ");
    }

    @Test
    void clocksThatDisagreeAreAWarning() throws SQLException {
        // init_connect works for accounts without SUPER only, and a session's timestamp is what
        // NOW() returns.
        target.execute(
                "CREATE USER oms IDENTIFIED BY 'pw'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP ON *.* TO oms",
                "SET GLOBAL init_connect='SET timestamp=1500000000'");
        try {
            CheckReport report = runAs(target, "shop.*");
            assertThat(report.failures()).isEmpty();
            assertThat(message(report, Level.WARN, "target.clock"))
                    .startsWith("The clocks of source and target are at least ");
        } finally {
            target.execute("SET GLOBAL init_connect=''");
        }
    }
}
