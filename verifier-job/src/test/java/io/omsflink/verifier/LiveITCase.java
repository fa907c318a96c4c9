package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.MigrationJob;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.report.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verification while rows are written at the source and a job keeps the target in step. */
class LiveITCase {
    private static final int BUSY_ROWS = 300;
    private static final int RUNS = 3;

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long written;

    @Test
    void whatIsOnItsWayIsNoDifferenceAndARealOneIsFound(@TempDir Path folder) throws Exception {
        prepare();
        JobClient job = start(folder);
        Thread writer = new Thread(this::write, "writer");
        try {
            Await.until("the copy is over", Duration.ofSeconds(60), this::logBegun);
            writer.start();
            for (int run = 0; run < RUNS; run++) {
                Verification live = Verification.of(source, target, "vlive");
                assertThat(live.found())
                        .describedAs("run %d: %s", run, live.results())
                        .noneMatch(row -> row.settled());
                assertThat(live.result("busy").source().rows()).isPositive();
            }
            target.execute(
                    "UPDATE vlive.busy SET flag=9 WHERE id=1005",
                    "DELETE FROM vlive.busy WHERE id=1006",
                    "INSERT INTO vlive.keyless VALUES (-1, 'never was')");
            Verification spoilt = Verification.of(source, target, "vlive");
            assertThat(spoilt.rows("busy")).contains("MISMATCHED 1005: flag", "SOURCE_ONLY 1006: ");
            assertThat(spoilt.result("busy").counts().different())
                    .describedAs("%s", spoilt.rows("busy"))
                    .isEqualTo(2);
            assertThat(spoilt.result("keyless").counts().targetOnly()).isEqualTo(1);
            assertThat(spoilt.result("keyless").counts().different()).isEqualTo(1);
        } finally {
            closed.set(true);
            writer.join();
            job.cancel().get(60, TimeUnit.SECONDS);
        }
        assertThat(failure.get()).isNull();
        assertThat(written).isGreaterThan(BUSY_ROWS);
    }

    @Test
    void whatAStoppedJobHasNotAppliedIsUnsettled(@TempDir Path folder) throws Exception {
        prepare();
        JobClient job = start(folder);
        Await.until("the copy is over", Duration.ofSeconds(60), this::logBegun);
        job.cancel().get(60, TimeUnit.SECONDS);
        source.execute("UPDATE vlive.busy SET flag=7 WHERE id=1005");
        Verification stopped =
                Verification.of(
                        source,
                        target,
                        "vlive",
                        options -> options.withPatience(Duration.ofSeconds(1)));
        assertThat(stopped.result("busy").verdict()).isEqualTo(Verdict.UNSETTLED);
        assertThat(stopped.result("busy").counts().unsettled()).isEqualTo(1);
        assertThat(stopped.verdict().exitCode()).isEqualTo(2);
    }

    private void prepare() throws Exception {
        target.execute("DROP DATABASE IF EXISTS vlive", "DROP DATABASE IF EXISTS oms_meta");
        List<String> statements = new ArrayList<>();
        statements.add("DROP DATABASE IF EXISTS vlive");
        statements.add("CREATE DATABASE vlive CHARACTER SET utf8mb4");
        statements.add("CREATE TABLE vlive.busy (id INT PRIMARY KEY, n INT, flag INT, v TEXT)");
        statements.add("CREATE TABLE vlive.keyless (a INT, v VARCHAR(20))");
        for (int id = 1; id <= 1_100; id++) {
            statements.add("INSERT INTO vlive.busy VALUES (" + id + ",0,0,'x')");
        }
        source.execute(statements.toArray(String[]::new));
    }

    private JobClient start(Path folder) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "local");
        configuration.set(DeploymentOptions.ATTACHED, true);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        return MigrationJob.submit(
                configuration,
                ProjectCompiler.compile(Verification.project(source, target, "vlive")));
    }

    private boolean logBegun() {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT COUNT(*) FROM oms_meta.progress WHERE log_file IS NOT"
                                        + " NULL")) {
            return row.next() && row.getInt(1) == 1;
        } catch (java.sql.SQLException notYet) {
            return false;
        }
    }

    /** Rows that change, flip there and back, come and go, without a rest. */
    private void write() {
        Random random = Seed.random();
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!closed.get()) {
                int id = 1 + random.nextInt(BUSY_ROWS);
                statement.execute("UPDATE vlive.busy SET n=n+1 WHERE id=" + id);
                statement.execute("UPDATE vlive.busy SET flag=1-flag WHERE id<=20");
                statement.execute("DELETE FROM vlive.busy WHERE id=" + (id + 1));
                connection.commit();
                statement.execute("INSERT INTO vlive.busy VALUES (" + (id + 1) + ",0,0,'y')");
                statement.execute("INSERT INTO vlive.keyless VALUES (" + id % 7 + ",'z')");
                connection.commit();
                statement.execute("DELETE FROM vlive.keyless WHERE a=" + id % 5 + " LIMIT 1");
                connection.commit();
                written++;
            }
        } catch (Throwable e) {
            failure.set(e);
        }
    }
}
