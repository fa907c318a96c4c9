package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.check.CheckResult.Level;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Text keys that source and target compare differently. */
class CollationChecksITCase extends PrecheckServers {
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
}
