package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Tables of the source. */
class SourceTablesITCase extends PrecheckServers {
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
}
