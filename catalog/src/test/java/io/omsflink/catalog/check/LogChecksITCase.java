package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.Steps;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The source's log and what is prepared in it. */
class LogChecksITCase extends PrecheckServers {
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
}
