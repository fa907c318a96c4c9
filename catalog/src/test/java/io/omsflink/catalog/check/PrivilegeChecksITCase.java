package io.omsflink.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.testkit.MySqlServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What accounts may do. */
class PrivilegeChecksITCase extends PrecheckServers {
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
}
