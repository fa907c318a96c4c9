package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.Steps;
import io.omsflink.testkit.MySqlServer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One problem per test, between MySQL 8.0 as source and the stand-in of an OceanBase tenant (MySQL
 * 5.7) as target.
 */
class PrecheckITCase {
    private static final String ORDERS =
            "CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, note VARCHAR(20) COLLATE"
                    + " utf8mb4_general_ci)";

    @TempDir private static Path folder;
    private static MySqlServer source;
    private static MySqlServer target;

    @BeforeAll
    static void startServers() {
        source = MySqlServer.v80().option("sync_binlog", "0").start();
        target = MySqlServer.v57().option("sync_binlog", "0").start();
    }

    @AfterAll
    static void stopServers() {
        source.close();
        target.close();
    }

    @BeforeEach
    void createTables() throws SQLException {
        source.execute("CREATE DATABASE shop", ORDERS, "INSERT INTO shop.orders VALUES (1, 'a')");
    }

    @AfterEach
    void dropTables() throws SQLException {
        for (MySqlServer server : List.of(source, target)) {
            server.execute(
                    "DROP DATABASE IF EXISTS shop",
                    "DROP DATABASE IF EXISTS billing",
                    "DROP USER IF EXISTS oms");
        }
    }

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
    void transactionsThatArePreparedAtTheSourceAreNamed() throws SQLException {
        source.execute(
                "XA START 'a','b',3",
                "INSERT INTO shop.orders VALUES (2, 'b')",
                "XA END 'a','b',3",
                "XA PREPARE 'a','b',3");
        try {
            CheckReport report = run();
            assertThat(report.failures()).isEmpty();
            assertThat(message(report, Level.WARN, "source.prepared")).contains("X'61',X'62',3");
        } finally {
            source.execute("XA ROLLBACK 'a','b',3");
        }
        assertThat(message(run(), Level.OK, "source.prepared")).startsWith("No XA transaction");
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
    void missingPrivilegesAtTheSourceAreNamedWithTheirGrant() throws SQLException {
        source.execute(
                "CREATE TABLE shop.log_lines (line TEXT)",
                "CREATE DATABASE billing",
                "CREATE TABLE billing.invoice_1 (id INT PRIMARY KEY)",
                "CREATE USER oms IDENTIFIED WITH mysql_native_password BY 'pw'",
                "GRANT SELECT ON shop.* TO oms",
                "GRANT REPLICATION SLAVE ON *.* TO oms");
        CheckReport report = runAs(source, "shop.*", "billing.*");
        assertThat(message(report, Level.FAIL, "source.privileges"))
                .isEqualTo(
                        "Cannot work at the source as 'oms'@'%': the account lacks SELECT on"
                                + " `billing`.*, and REPLICATION CLIENT on *.*, and LOCK TABLES on"
                                + " `shop`.*. Run there as an administrator: GRANT SELECT ON"
                                + " `billing`.* TO 'oms'@'%'; GRANT REPLICATION CLIENT ON *.* TO"
                                + " 'oms'@'%'; GRANT LOCK TABLES ON `shop`.* TO 'oms'@'%';");
        assertThat(report.failures())
                .extracting(CheckResult::item)
                .containsExactlyInAnyOrder("source.privileges", "source.objects");
    }

    @Test
    void theGrantsThatTheMessageNamesAreEnough() throws SQLException {
        source.execute(
                "CREATE TABLE shop.log_lines (line TEXT)",
                "CREATE USER oms IDENTIFIED WITH mysql_native_password BY 'pw'");
        runTheFixOf(source, "source.privileges");
        CheckReport enough = runAs(source, "shop.*");
        assertThat(enough.failures()).isEmpty();
        assertThat(message(enough, Level.WARN, "source.prepared"))
                .endsWith("GRANT XA_RECOVER_ADMIN ON *.* TO 'oms'@'%';");
        source.execute("GRANT XA_RECOVER_ADMIN ON *.* TO oms");
        assertThat(message(runAs(source, "shop.*"), Level.OK, "source.prepared")).isNotEmpty();
        target.execute("CREATE USER oms IDENTIFIED BY 'pw'");
        runTheFixOf(target, "target.privileges");
        assertThat(runAs(target, "shop.*").failures()).isEmpty();
    }

    private void runTheFixOf(MySqlServer server, String item) throws SQLException {
        String fix =
                runAs(server, "shop.*").failures().stream()
                        .filter(r -> r.item().equals(item))
                        .findFirst()
                        .orElseThrow()
                        .fix();
        for (String grant : fix.substring(fix.indexOf("GRANT")).split(";")) {
            server.execute(grant.strip());
        }
        if (server == source && !fix.contains("LOCK TABLES")) {
            // What cannot be seen cannot be named: with SELECT granted the table without a key
            // shows up.
            runTheFixOf(server, item);
        }
    }

    @Test
    void privilegesThroughARoleCount() throws SQLException {
        source.execute(
                "CREATE USER oms IDENTIFIED WITH mysql_native_password BY 'pw'",
                "CREATE ROLE mover",
                "GRANT SELECT, REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO mover",
                "GRANT mover TO oms",
                "ALTER USER oms DEFAULT ROLE mover");
        assertThat(runAs(source, "shop.*").failures()).isEmpty();
        source.execute("DROP ROLE mover");
    }

    @Test
    void missingPrivilegesAtTheTargetAreNamedWithTheirGrant() throws SQLException {
        target.execute(
                "CREATE USER oms IDENTIFIED BY 'pw'", "GRANT SELECT, INSERT ON shop.* TO oms");
        assertThat(message(runAs(target, "shop.*"), Level.FAIL, "target.privileges"))
                .isEqualTo(
                        "Cannot work at the target as 'oms'@'%': the account lacks UPDATE, DELETE,"
                                + " CREATE, ALTER, INDEX on `shop`.*, and SELECT, INSERT, UPDATE,"
                                + " DELETE, CREATE on `oms_meta`.*. Run there as an"
                                + " administrator: GRANT UPDATE, DELETE, CREATE, ALTER, INDEX ON"
                                + " `shop`.* TO 'oms'@'%'; GRANT SELECT, INSERT, UPDATE, DELETE,"
                                + " CREATE ON `oms_meta`.* TO 'oms'@'%';");
    }

    @Test
    void aTableWithoutAKeyTakesTheRightToEmptyIt() throws SQLException {
        source.execute("CREATE TABLE shop.visits (page VARCHAR(20))");
        target.execute(
                "CREATE USER oms IDENTIFIED BY 'pw'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX ON *.* TO oms");
        assertThat(message(runAs(target, "shop.*"), Level.FAIL, "target.privileges"))
                .contains("the account lacks DROP on `shop`.*. Run there");
    }

    @Test
    void aLogThatHoldsNoWholeRowsIsRefusedWithEveryReason() throws SQLException {
        source.execute(
                "SET GLOBAL binlog_format=STATEMENT",
                "SET GLOBAL binlog_row_image=MINIMAL",
                "SET GLOBAL binlog_row_value_options=PARTIAL_JSON");
        try {
            List<CheckResult> failures = run().failures();
            assertThat(failures)
                    .extracting(CheckResult::item)
                    .containsOnly("source.log")
                    .hasSize(3);
            assertThat(failures.get(0).paragraph())
                    .isEqualTo(
                            "Cannot follow the changes of the source: it has"
                                + " binlog_format=STATEMENT, so the log holds statements instead of"
                                + " rows. Run at the source: SET GLOBAL binlog_format=ROW; put it"
                                + " into the option file too, and let the application reconnect,"
                                + " because open sessions keep the old value.");
            assertThat(failures.get(1).message())
                    .contains("binlog_row_image=MINIMAL, so the log leaves out columns");
            assertThat(failures.get(2).fix())
                    .startsWith("Run at the source: SET GLOBAL binlog_row_value_options='';");
        } finally {
            source.execute(
                    "SET GLOBAL binlog_format=ROW",
                    "SET GLOBAL binlog_row_image=FULL",
                    "SET GLOBAL binlog_row_value_options=''");
        }
    }

    @Test
    void aSourceThatRefusesReadersIsRefused() throws SQLException {
        int serverId;
        try (java.sql.Connection connection = source.connect()) {
            serverId = Integer.parseInt(Sql.value(connection, "SELECT @@server_id"));
        }
        source.execute("SET GLOBAL server_id=0");
        try {
            assertThat(message(run(), Level.FAIL, "source.log"))
                    .startsWith(
                            "Cannot follow the changes of the source: it has server_id=0, and such"
                                    + " a source refuses every reader");
        } finally {
            source.execute("SET GLOBAL server_id=" + serverId);
        }
    }

    @Test
    void theLogDoesNotMatterWithoutTheIncrementalStep() throws SQLException {
        source.execute("SET GLOBAL binlog_format=STATEMENT");
        try {
            Steps copyOnly = new Steps(true, ALL_STEPS.full(), false);
            assertThat(run(copyOnly, "shop.*").failures()).isEmpty();
        } finally {
            source.execute("SET GLOBAL binlog_format=ROW");
        }
    }

    @Test
    void aLogThatIsSoonDeletedIsAWarning() throws SQLException {
        source.execute("SET GLOBAL binlog_expire_logs_seconds=600");
        try {
            assertThat(message(run(), Level.WARN, "source.log_retention"))
                    .startsWith(
                            "The source deletes its log after 600 s (binlog_expire_logs_seconds)");
        } finally {
            source.execute("SET GLOBAL binlog_expire_logs_seconds=2592000");
        }
    }

    @Test
    void aPatternThatMatchesNothingIsRefused() {
        CheckReport report = run(ALL_STEPS, "shop.*", "Shop.order?");
        assertThat(message(report, Level.FAIL, "source.objects"))
                .startsWith(
                        "Cannot find a table for the pattern 'Shop.order?': no table (views do not"
                                + " count) of the source has such a name")
                .contains("Databases that it sees: shop.")
                .endsWith("upper and lower case count.");
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void aTableWithoutAKeyIsAWarning() throws SQLException {
        source.execute(
                "CREATE TABLE shop.log_lines (line TEXT)",
                "CREATE TABLE shop.maybe (id INT NULL UNIQUE)");
        CheckReport report = run();
        assertThat(message(report, Level.WARN, "source.keys"))
                .startsWith(
                        "2 tables without a primary key or a unique key over not-null columns:"
                                + " shop.log_lines, shop.maybe. ");
        assertThat(report.tablesWithoutKey()).hasSize(2);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void aTableThatIsNotTransactionalIsAWarning() throws SQLException {
        source.execute("CREATE TABLE shop.old (id INT PRIMARY KEY) ENGINE=MyISAM");
        assertThat(message(run(), Level.WARN, "source.engines"))
                .startsWith("1 table of engine MyISAM: shop.old. ");
    }

    @Test
    void aForeignKeyThatDeletesBelowTheLogIsFollowed() throws SQLException {
        source.execute(
                "CREATE TABLE shop.items (id INT PRIMARY KEY, order_id BIGINT, CONSTRAINT belongs"
                        + " FOREIGN KEY (order_id) REFERENCES shop.orders (id) ON DELETE CASCADE)");
        assertThat(run().results())
                .filteredOn(result -> result.item().equals("source.foreign_keys"))
                .extracting(CheckResult::level)
                .containsExactly(Level.OK);
    }

    @Test
    void aForeignKeyWhoseParentStaysBehindIsRefused() throws SQLException {
        source.execute(
                "CREATE TABLE shop.items (id INT PRIMARY KEY, order_id BIGINT, CONSTRAINT belongs"
                        + " FOREIGN KEY (order_id) REFERENCES shop.orders (id) ON DELETE CASCADE)",
                "CREATE USER oms IDENTIFIED WITH mysql_native_password BY 'pw'",
                "GRANT SELECT ON shop.* TO oms",
                "GRANT REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO oms");
        assertThat(message(runAs(source, "shop.items"), Level.FAIL, "source.foreign_keys"))
                .startsWith(
                        "Cannot follow what 1 foreign key does to child tables below the log: the"
                            + " parent is not migrated: belongs of shop.items to shop.orders (ON"
                            + " DELETE CASCADE ON UPDATE ");
    }

    @Test
    void aCascadeOverSeveralTablesWhileTheyAreCopiedIsRefused() throws SQLException {
        source.execute(
                "CREATE TABLE shop.tree (id INT PRIMARY KEY, up INT, FOREIGN KEY (up) REFERENCES"
                        + " shop.tree (id) ON DELETE CASCADE)",
                "CREATE TABLE shop.renamed (id INT PRIMARY KEY, t INT, FOREIGN KEY (t) REFERENCES"
                        + " shop.tree (id))");
        assertThat(message(run(), Level.FAIL, "source.foreign_keys"))
                .contains("begin in shop.tree.");
    }

    @Test
    void anAccountThatMayOnlyReadSeesTheForeignKeysOfMySql57Too() throws SQLException {
        target.execute(
                "CREATE DATABASE billing",
                "CREATE TABLE billing.a (id INT PRIMARY KEY)",
                "CREATE TABLE billing.b (id INT PRIMARY KEY, FOREIGN KEY (id) REFERENCES billing.a"
                        + " (id) ON DELETE CASCADE)",
                "CREATE USER oms IDENTIFIED BY 'pw'",
                "GRANT SELECT ON billing.* TO oms",
                "GRANT REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO oms");
        Projects projects = new Projects(folder);
        Endpoint from = projects.endpoint(DatabaseType.MYSQL, target, "oms", "pw");
        CheckReport report =
                Precheck.run(
                        Projects.project(from, projects.mySql(source), ALL_STEPS, "billing.b"));
        assertThat(message(report, Level.FAIL, "source.foreign_keys"))
                .contains("of billing.b to billing.a (ON DELETE CASCADE");
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void aForeignKeyThatFollowsKeyChangesIsRefused() throws SQLException {
        source.execute(
                "CREATE TABLE shop.items (id INT PRIMARY KEY, order_id BIGINT, CONSTRAINT belongs"
                        + " FOREIGN KEY (order_id) REFERENCES shop.orders (id) ON UPDATE CASCADE)");
        assertThat(message(run(), Level.FAIL, "source.foreign_keys"))
                .contains("those of changed keys")
                .contains("begin in shop.orders.");
    }

    @Test
    void filledTargetTablesAreRefusedUnderStop() throws SQLException {
        target.execute(
                "CREATE DATABASE shop", ORDERS, "INSERT INTO shop.orders VALUES (7, 'mine')");
        assertThat(message(run(), Level.FAIL, "target.rows"))
                .isEqualTo(
                        "Cannot copy into shop.orders: the table holds rows at the target already,"
                            + " and the project says existing_rows: stop. Empty it, or set"
                            + " 'steps.full.existing_rows' to replace (the source wins) or ignore"
                            + " (the target wins).");
        Steps replace =
                new Steps(true, Optional.of(new Steps.FullStep(ExistingRows.REPLACE)), true);
        assertThat(run(replace, "shop.*").failures()).isEmpty();
    }

    @Test
    void rowsOfATableWithoutAKeyAreNotDeletedInSilence() throws SQLException {
        String visits = "CREATE TABLE shop.visits (page VARCHAR(20))";
        source.execute(visits);
        target.execute("CREATE DATABASE shop", visits, "INSERT INTO shop.visits VALUES ('mine')");
        Steps ignore = new Steps(true, Optional.of(new Steps.FullStep(ExistingRows.IGNORE)), true);
        assertThat(message(run(ignore, "shop.*"), Level.FAIL, "target.rows"))
                .startsWith("Cannot keep the rows of shop.visits: ");
        Steps replace =
                new Steps(true, Optional.of(new Steps.FullStep(ExistingRows.REPLACE)), true);
        assertThat(message(run(replace, "shop.*"), Level.WARN, "target.rows"))
                .startsWith("The copy deletes what stands in shop.visits: ");
        target.execute("DELETE FROM shop.visits");
        assertThat(run(ignore, "shop.*").failures()).isEmpty();
    }

    @Test
    void emptyTargetTablesAreFine() throws SQLException {
        target.execute("CREATE DATABASE shop", ORDERS);
        assertThat(run().failures()).isEmpty();
    }

    @Test
    void aViewInThePlaceOfATableIsRefused() throws SQLException {
        target.execute("CREATE DATABASE shop", "CREATE VIEW shop.orders AS SELECT 1 AS id");
        assertThat(message(run(), Level.FAIL, "target.tables"))
                .startsWith(
                        "Cannot write shop.orders: at the target there is a view of that name.");
    }

    @Test
    void aMissingTableIsRefusedWithoutTheSchemaStep() {
        CheckReport report = run(new Steps(false, ALL_STEPS.full(), true), "shop.*");
        assertThat(message(report, Level.FAIL, "target.tables"))
                .isEqualTo(
                        "Cannot write shop.orders: the target has no such table, and the project"
                            + " has no schema step. Add 'schema: {}' under 'steps', or create the"
                            + " tables.");
    }

    @Test
    void aTriggerAtTheTargetIsRefused() throws SQLException {
        target.execute(
                "CREATE DATABASE shop",
                ORDERS,
                "CREATE TRIGGER shop.stamp BEFORE INSERT ON shop.orders FOR EACH ROW SET NEW.note ="
                        + " 'x'");
        assertThat(message(run(), Level.FAIL, "target.triggers")).contains("stamp on shop.orders");
    }

    @Test
    void aTargetThatTakesNoWritesIsRefused() throws SQLException {
        target.execute("SET GLOBAL super_read_only=ON");
        try {
            assertThat(message(run(), Level.FAIL, "target.writable"))
                    .contains("has super_read_only=ON")
                    .contains("SET GLOBAL super_read_only=OFF;");
        } finally {
            target.execute("SET GLOBAL super_read_only=OFF", "SET GLOBAL read_only=OFF");
        }
    }

    @Test
    void smallerStatementsAndNoLocalFilesAtTheTargetAreWarnings() throws SQLException {
        target.execute("SET GLOBAL max_allowed_packet=1048576", "SET GLOBAL local_infile=OFF");
        try {
            CheckReport report = run();
            assertThat(report.failures()).isEmpty();
            assertThat(message(report, Level.WARN, "target.max_allowed_packet"))
                    .contains(
                            "The target takes statements of 1048576 bytes, the source of 268435456")
                    .endsWith("Run at the target: SET GLOBAL max_allowed_packet=268435456;");
            assertThat(message(report, Level.WARN, "target.local_infile"))
                    .contains("falls back from LOAD DATA LOCAL to INSERT");
        } finally {
            target.execute("SET GLOBAL max_allowed_packet=268435456", "SET GLOBAL local_infile=ON");
        }
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

    @Test
    void textKeysThatClashUnderTheTargetsCollationAreRefused() throws SQLException {
        source.execute(
                "CREATE TABLE shop.people (id INT PRIMARY KEY, name VARCHAR(20) COLLATE"
                        + " utf8mb4_0900_ai_ci, UNIQUE KEY by_name (name(3), id))",
                "CREATE TABLE shop.codes (code VARCHAR(20) COLLATE utf8mb4_0900_ai_ci PRIMARY KEY)",
                "INSERT INTO shop.people VALUES (1, NULL), (2, NULL)",
                "INSERT INTO shop.codes VALUES ('x'), ('x '), ('y')");
        assertThat(message(run(), Level.FAIL, "target.collations"))
                .isEqualTo(
                        "Cannot keep all rows of shop.codes: the unique key PRIMARY of shop.codes"
                            + " (utf8mb4_0900_ai_ci here, utf8mb4_general_ci there) takes 2 rows"
                            + " from 'x', 'x ' for one at the target. Change the values, or create"
                            + " the table at the target with a collation that keeps them apart, or"
                            + " exclude the table.");
        source.execute("DELETE FROM shop.codes WHERE code = 'x '");
        CheckReport report = run();
        assertThat(report.failures()).isEmpty();
        assertThat(message(report, Level.WARN, "target.collations"))
                .startsWith(
                        "2 unique keys with text are compared by another collation at the target:"
                            + " PRIMARY of shop.codes, by_name of shop.people (utf8mb4_0900_ai_ci"
                            + " here, utf8mb4_general_ci there). No values clash now");
    }

    @Test
    void tablesThatDifferAtTheTargetAreRefusedWithEveryDifference() throws SQLException {
        target.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY, remark VARCHAR(20))");
        assertThat(message(run(), Level.FAIL, "target.tables"))
                .startsWith(
                        "Cannot write shop.orders: the table at the target differs from the one at"
                                + " the source: ")
                .contains(
                        "`id` is int(11), not bigint",
                        "`note` is missing",
                        "`remark` exists at the target only")
                .endsWith(
                        "Change the table at the target, drop it if its rows are not needed, or"
                                + " exclude it.");
    }

    @Test
    void whatTheSchemaStepCannotCarryOverIsRefusedAndTheRestNoted() throws SQLException {
        source.execute(
                "CREATE TABLE shop.parts (id INT PRIMARY KEY, KEY ((id + 1))) PARTITION BY HASH"
                        + " (id) PARTITIONS 4",
                "CREATE TABLE shop.items (order_id BIGINT PRIMARY KEY, CONSTRAINT belongs FOREIGN"
                        + " KEY (order_id) REFERENCES shop.orders (id))");
        CheckReport report = run();
        assertThat(message(report, Level.FAIL, "target.schema"))
                .startsWith("Cannot create shop.parts at the target: index `functional_index`: ");
        assertThat(message(report, Level.WARN, "target.schema"))
                .contains("foreign key", "belongs", "(shop.items)");
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void aTableThatStandsAtTheTargetDecidesHowKeysAreCompared() throws SQLException {
        source.execute(
                "CREATE TABLE shop.codes (code VARCHAR(20) COLLATE utf8mb4_0900_as_cs PRIMARY KEY)",
                "INSERT INTO shop.codes VALUES ('ab'), ('AB')");
        target.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.codes (code VARCHAR(20) COLLATE utf8mb4_bin PRIMARY KEY)");
        CheckReport report = run();
        assertThat(report.failures()).isEmpty();
        assertThat(message(report, Level.WARN, "target.collations"))
                .contains("utf8mb4_0900_as_cs here, utf8mb4_bin there");
    }

    @Test
    void aCollationThatOnlyTheTargetKnowsIsSaidToBeUnchecked() throws SQLException {
        target.execute(
                "CREATE DATABASE billing",
                "CREATE TABLE billing.codes (code VARCHAR(20) CHARACTER SET utf8mb4 PRIMARY KEY)");
        source.execute(
                "CREATE DATABASE billing",
                "CREATE TABLE billing.codes (code VARCHAR(20) COLLATE utf8mb4_0900_ai_ci PRIMARY"
                        + " KEY)");
        Projects projects = new Projects(folder);
        CheckReport report =
                Precheck.run(
                        Projects.project(
                                projects.mySql(target),
                                projects.mySql(source),
                                ALL_STEPS,
                                "billing.*"));
        assertThat(report.failures()).isEmpty();
        assertThat(message(report, Level.WARN, "target.collations")).contains("Unknown collation");
    }

    private static CheckReport run() {
        return run(ALL_STEPS, "shop.*");
    }

    private static CheckReport run(Steps steps, String... include) {
        Projects projects = new Projects(folder);
        return Precheck.run(
                Projects.project(
                        projects.mySql(source), projects.oceanBase(target), steps, include));
    }

    /** With the account oms on one side and root on the other. */
    private static CheckReport runAs(MySqlServer restricted, String... include) {
        Projects projects = new Projects(folder);
        Endpoint from =
                restricted == source
                        ? projects.endpoint(DatabaseType.MYSQL, source, "oms", "pw")
                        : projects.mySql(source);
        Endpoint to =
                restricted == target
                        ? projects.endpoint(DatabaseType.OCEANBASE, target, "oms", "pw")
                        : projects.oceanBase(target);
        return Precheck.run(Projects.project(from, to, ALL_STEPS, include));
    }

    private static String message(CheckReport report, Level level, String item) {
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
