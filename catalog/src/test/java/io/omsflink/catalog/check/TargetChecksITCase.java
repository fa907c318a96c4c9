package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.Steps;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands at the target. */
class TargetChecksITCase extends PrecheckServers {
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
    void withoutTheSchemaStepATableMayHoldMoreThanTheSources() throws SQLException {
        Steps steps = new Steps(false, ALL_STEPS.full(), true);
        target.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (more INT DEFAULT 7, note TEXT, id BIGINT PRIMARY KEY)");
        CheckReport report = run(steps, "shop.*");
        assertThat(report.failures()).isEmpty();
        assertThat(message(report, Level.WARN, "target.tables"))
                .startsWith(
                        "shop.orders at the target is not like the source's, and takes its rows")
                .contains("column `more` exists at the target only", "column `note` is text");
        target.execute("ALTER TABLE shop.orders DROP note, MODIFY id INT, ADD must INT NOT NULL");
        assertThat(message(run(steps, "shop.*"), Level.FAIL, "target.tables"))
                .isEqualTo(
                        "Cannot write shop.orders: the table at the target would lose values or"
                                + " refuse rows: column `note` is missing, column `must` exists at"
                                + " the target only and has no default, column `id` is int(11), not"
                                + " bigint(20). Change the table at the target, leave columns out"
                                + " with 'columns' in its entry of objects.include, or exclude"
                                + " it.");
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
}
