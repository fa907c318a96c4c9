package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems that come from options which a server takes at its start only. */
class ServerOptionsITCase {
    @TempDir private static Path folder;

    /** Folds names to lower case, as many tenants do. */
    private static MySqlServer folding;

    @BeforeAll
    static void startTarget() {
        folding =
                MySqlServer.v57()
                        .option("lower_case_table_names", "1")
                        .option("sync_binlog", "0")
                        .start();
    }

    @AfterAll
    static void stopTarget() {
        folding.close();
    }

    @AfterEach
    void dropTables() throws SQLException {
        folding.execute("DROP DATABASE IF EXISTS shop");
    }

    @Test
    void aSourceWithoutALogIsRefusedAndCanStillBeCopied() throws SQLException {
        try (MySqlServer source = MySqlServer.v80().option("skip_log_bin", "").start()) {
            source.execute("CREATE DATABASE shop", "CREATE TABLE shop.a (id INT PRIMARY KEY)");
            CheckReport report = check(source);
            assertThat(report.failures()).hasSize(1);
            assertThat(paragraph(report, Level.FAIL, "source.log"))
                    .isEqualTo(
                            "Cannot follow the changes of the source: it has log_bin=OFF, so the"
                                + " source writes no change log. Start the source with --log-bin,"
                                + " --server-id=1 (or another number of its own) and"
                                + " --binlog-format=ROW.");
            Projects projects = new Projects(folder);
            var copyOnly = new io.omsflink.project.Steps(true, ALL_STEPS.full(), false);
            assertThat(
                            Precheck.run(
                                            Projects.project(
                                                    projects.mySql(source),
                                                    projects.mySql(folding),
                                                    copyOnly,
                                                    "shop.*"))
                                    .passed())
                    .isTrue();
        }
    }

    @Test
    void whatASourceKeepsOutOfItsLogIsRefused() throws SQLException {
        try (MySqlServer source = filteringReplica()) {
            source.execute("CREATE DATABASE shop", "CREATE TABLE shop.a (id INT PRIMARY KEY)");
            CheckReport filtered = check(source);
            assertThat(paragraph(filtered, Level.FAIL, "source.log_scope"))
                    .isEqualTo(
                            "Cannot follow the changes of shop: the source leaves this database out"
                                + " of its log (binlog_do_db=billing, binlog_ignore_db=). Remove"
                                + " these options from the source's option file and restart it.");
            assertThat(paragraph(filtered, Level.WARN, "source.log_mode"))
                    .startsWith(
                            "The source has gtid_mode=OFF: the log is followed by file and offset");
            assertThat(filtered.failures()).hasSize(1);

            source.execute("CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=1");
            assertThat(check(source).failures())
                    .extracting(CheckResult::message)
                    .anyMatch(m -> m.contains("it is a replica with log_slave_updates=OFF"));
        }
    }

    private static MySqlServer filteringReplica() {
        return MySqlServer.v57()
                .option("binlog_do_db", "billing")
                .option("gtid_mode", "OFF")
                .option("enforce_gtid_consistency", "OFF")
                .option("log_slave_updates", "OFF")
                .start();
    }

    @Test
    void namesThatTheTargetCannotKeepApartAreRefused() throws SQLException {
        try (MySqlServer source = MySqlServer.v80().start()) {
            source.execute(
                    "CREATE DATABASE shop",
                    "CREATE TABLE shop.Orders (id INT PRIMARY KEY)",
                    "CREATE TABLE shop.orders (id INT PRIMARY KEY)");
            assertThat(paragraph(check(source), Level.FAIL, "target.names"))
                    .isEqualTo(
                            "Cannot keep shop.Orders, shop.orders apart: the target has"
                                + " lower_case_table_names=1, so all of them become shop.orders."
                                + " Exclude all but one of them, or use a target with"
                                + " lower_case_table_names=0 (fixed when the server or tenant is"
                                + " created).");
            source.execute("DROP TABLE shop.orders");
            CheckReport report = check(source);
            assertThat(report.failures()).isEmpty();
            assertThat(paragraph(report, Level.WARN, "target.names"))
                    .startsWith("The source has lower_case_table_names=0, the target 1: ");
        }
    }

    @Test
    void filledTablesAreFoundUnderTheirFoldedNames() throws SQLException {
        folding.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY)",
                "INSERT INTO shop.orders VALUES (1)");
        try (MySqlServer source = MySqlServer.v80().start()) {
            source.execute("CREATE DATABASE shop", "CREATE TABLE shop.Orders (id INT PRIMARY KEY)");
            assertThat(paragraph(check(source), Level.FAIL, "target.rows"))
                    .startsWith("Cannot copy into shop.Orders: the table holds rows");
        }
    }

    private static CheckReport check(MySqlServer source) {
        Projects projects = new Projects(folder);
        return Precheck.run(
                Projects.project(
                        projects.mySql(source), projects.mySql(folding), ALL_STEPS, "shop.*"));
    }

    private static String paragraph(CheckReport report, Level level, String item) {
        return report.results().stream()
                .filter(r -> r.item().equals(item) && r.level() == level)
                .map(CheckResult::paragraph)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "no "
                                                + level
                                                + " for "
                                                + item
                                                + " in "
                                                + report.results()));
    }
}
