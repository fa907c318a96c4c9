package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.throttle.Limits;
import io.omsflink.jobs.throttle.ThrottleTable;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else writes to the target: what becomes of changes that its rows contradict. */
class ConflictITCase {
    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;

    /** Database and project have one name. */
    private void create(String name) throws SQLException {
        source.execute(
                "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE "
                        + name
                        + ".t (id INT PRIMARY KEY, u INT UNIQUE, v VARCHAR(9), d DOUBLE, j JSON, b"
                        + " VARBINARY(4))",
                "CREATE TABLE " + name + ".bare (a INT, b INT)",
                "INSERT INTO "
                        + name
                        + ".t VALUES (1,10,'a',-0e0,'{\"n\": 1}',x'00'),"
                        + " (2,20,'b',1.5,NULL,NULL), (3,30,'c',NULL,NULL,NULL),"
                        + " (4,40,'d',0,'[]','x')",
                "INSERT INTO " + name + ".bare VALUES (1, 1), (2, 2)");
    }

    private LocalJob job(String name, String policy) throws Exception {
        return job(name, policy, "");
    }

    private LocalJob job(String name, String policy, String more) throws Exception {
        return new LocalJob(
                        source,
                        target,
                        folder,
                        """
                        name: %1$s
                        kind: migration
                        objects: {include: ["%1$s.*"]}
                        steps: {schema: {}, full: {}, incremental: {conflict: %2$s}}
                        """
                                        .formatted(name, policy)
                                + more)
                .chunks(2_000);
    }

    private List<String> there(String sql) throws SQLException {
        try (Connection connection = target.connect()) {
            return Query.texts(connection, sql);
        }
    }

    private List<String> conflicts(String project, String columns) throws SQLException {
        return there(
                "SELECT CONCAT_WS('|', "
                        + columns
                        + ") FROM oms_meta.conflicts WHERE project='"
                        + project
                        + "' ORDER BY table_name, row_key, id");
    }

    @Test
    void rowsThatSomebodyElseHasChangedStayAndTheChangesAreKept() throws Exception {
        create("skipping");
        try (LocalJob job = job("skipping", "skip").start()) {
            job.awaitCaughtUp();
            target.execute(
                    "UPDATE skipping.t SET v='mine' WHERE id=1",
                    "DELETE FROM skipping.t WHERE id=2",
                    "INSERT INTO skipping.t (id, u, v) VALUES (5,50,'mine'), (7,70,'same')");
            source.execute(
                    "UPDATE skipping.t SET v='changed' WHERE id IN (1, 2, 4)",
                    "DELETE FROM skipping.t WHERE id=3",
                    "INSERT INTO skipping.t (id, u, v, b) VALUES (5,55,'log',x'00ff')",
                    "INSERT INTO skipping.t (id, u, v) VALUES (6,50,'\"zwölf\"')",
                    "INSERT INTO skipping.t (id, u, v) VALUES (7,70,'same')",
                    "DELETE FROM skipping.t WHERE id=1");
            job.awaitCaughtUp();
        }
        assertThat(there("SELECT CONCAT_WS(' ', id, u, v) FROM skipping.t ORDER BY id"))
                .containsExactly("1 10 mine", "4 40 changed", "5 50 mine", "7 70 same");
        assertThat(conflicts("skipping", "table_name, operation, row_key, error_number"))
                .containsExactly(
                        "skipping.t|update|{\"id\": \"1\"}|0",
                        "skipping.t|delete|{\"id\": \"1\"}|0",
                        "skipping.t|update|{\"id\": \"2\"}|0",
                        "skipping.t|insert|{\"id\": \"5\"}|1062",
                        "skipping.t|insert|{\"id\": \"6\"}|1062");
        assertThat(conflicts("skipping", "target_row->>'$.v'"))
                .containsExactly("mine", "mine", "", "mine", "");
        assertThat(conflicts("skipping", "log_after"))
                .containsExactly(
                        "{\"id\": \"1\", \"u\": \"10\", \"v\": \"changed\", \"d\": \"-0.0\","
                                + " \"j\": \"{\\\"n\\\": 1}\", \"b\": \"0x00\"}",
                        "",
                        "{\"id\": \"2\", \"u\": \"20\", \"v\": \"changed\", \"d\": \"1.5\","
                                + " \"j\": null, \"b\": null}",
                        "{\"id\": \"5\", \"u\": \"55\", \"v\": \"log\", \"d\": null, \"j\": null,"
                                + " \"b\": \"0x00FF\"}",
                        "{\"id\": \"6\", \"u\": \"50\", \"v\": \"\\\"zwölf\\\"\", \"d\": null,"
                                + " \"j\": null, \"b\": null}");
    }

    @Test
    void valuesThatDoNotFitAndMissingRowsWithoutAKeyAreLeftOut() throws Exception {
        create("refused");
        try (LocalJob job = job("refused", "skip").start()) {
            job.awaitCaughtUp();
            target.execute(
                    "ALTER TABLE refused.t MODIFY v VARCHAR(3)",
                    "DELETE FROM refused.bare WHERE a=1");
            source.execute(
                    "INSERT INTO refused.t (id, v) VALUES (8,'two'), (9,'longer')",
                    "UPDATE refused.bare SET b=9");
            job.awaitCaughtUp();
        }
        assertThat(there("SELECT id FROM refused.t ORDER BY id"))
                .containsExactly("1", "2", "3", "4", "8");
        assertThat(there("SELECT CONCAT_WS(' ', a, b) FROM refused.bare")).containsExactly("2 9");
        assertThat(conflicts("refused", "table_name, operation, error_number"))
                .containsExactly("refused.bare|update|0", "refused.t|insert|1406");
        assertThat(conflicts("refused", "log_before"))
                .containsExactly("{\"a\": \"1\", \"b\": \"1\"}", "");
    }

    @Test
    void aConflictIsKeptOnceHoweverOftenTheJobStartsAgain() throws Exception {
        create("again");
        String state;
        try (LocalJob job = job("again", "skip").start()) {
            job.awaitCaughtUp();
            state = job.stopWithSavepoint();
        }
        for (int round = 1; round <= 3; round++) {
            target.execute("INSERT INTO again.t (id, v) VALUES (" + (10 + round) + ", 'mine')");
            source.execute(
                    "INSERT INTO again.t (id, v) VALUES (" + (10 + round) + ", 'log')",
                    "INSERT INTO again.t (id, v) VALUES (" + (20 + round) + ", 'log')");
            try (LocalJob job = job("again", "skip").start(Optional.of(state))) {
                job.awaitCaughtUp();
            }
            assertThat(conflicts("again", "operation")).hasSize(round);
        }
        assertThat(there("SELECT v FROM again.t WHERE id > 10 ORDER BY id"))
                .containsExactly("mine", "mine", "mine", "log", "log", "log");
    }

    /** The log holds changes then that copied rows contain already. */
    @Test
    void whatChangesDuringTheCopyIsNoConflict() throws Exception {
        create("during");
        source.execute(
                "SET cte_max_recursion_depth=6000",
                "INSERT INTO during.t (id, v) WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT"
                        + " i+1 FROM n WHERE i<6000) SELECT i, 'old' FROM n");
        String slowly = "speed: {full: {read: 1, write: 1, rows_per_second: 2}}\n";
        try (LocalJob job = job("during", "skip", slowly).start()) {
            LocalJob.await("the first rows", () -> count("during.t") > 0);
            source.execute(
                    "UPDATE during.t SET v=CONCAT(v, '+'), u=id",
                    "DELETE FROM during.t WHERE id % 7 = 0",
                    "INSERT INTO during.t (id, v) VALUES (7, 'again')");
            try (Connection connection = target.connect()) {
                ThrottleTable.write(connection, "during", Limits.OFF);
            }
            job.awaitCaughtUp();
            Equality.assertEqual(source, target, "during");
            assertThat(conflicts("during", "operation")).isEmpty();
        }
    }

    private int count(String table) {
        try {
            return Integer.parseInt(there("SELECT COUNT(*) FROM " + table).get(0));
        } catch (SQLException e) {
            // The table does not stand yet.
            return 0;
        }
    }

    @Test
    void aHugeTransactionLosesOnlyWhatClashes() throws Exception {
        create("huge");
        try (LocalJob job = job("huge", "skip").start()) {
            job.awaitCaughtUp();
            target.execute("INSERT INTO huge.t (id, v) VALUES (70000, 'mine')");
            source.execute(
                    "SET cte_max_recursion_depth=200000",
                    "INSERT INTO huge.t (id, v) WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL"
                            + " SELECT i+1 FROM n WHERE i<200000) SELECT i, 'log' FROM n");
            job.awaitCaughtUp();
        }
        assertThat(conflicts("huge", "operation, row_key"))
                .containsExactly("insert|{\"id\": \"70000\"}");
        assertThat(count("huge.t")).isEqualTo(4 + 200_000 - 9);
    }

    @Test
    void overwritingMakesTheTargetLikeTheLog() throws Exception {
        create("overwriting");
        try (LocalJob job = job("overwriting", "overwrite").start()) {
            job.awaitCaughtUp();
            target.execute(
                    "DELETE FROM overwriting.bare",
                    "UPDATE overwriting.t SET v='mine' WHERE id=1",
                    "DELETE FROM overwriting.t WHERE id=2",
                    "INSERT INTO overwriting.t (id, u, v) VALUES (5,50,'mine')");
            source.execute(
                    "UPDATE overwriting.bare SET b=3 WHERE a=1",
                    "DELETE FROM overwriting.bare WHERE a=2",
                    "UPDATE overwriting.t SET v='log' WHERE id < 3",
                    "INSERT INTO overwriting.t (id, u, v) VALUES (6,50,'log')");
            job.awaitCaughtUp();
            Equality.assertEqual(source, target, "overwriting");
            target.execute("ALTER TABLE overwriting.t MODIFY v VARCHAR(4)");
            source.execute("UPDATE overwriting.t SET v='longer' WHERE id=6");
            assertThat(job.awaitFailure())
                    .contains("Cannot apply the log to overwriting.t")
                    .contains("(error 1406)");
        }
    }

    @Test
    void stoppingIsTheDefaultAndNamesTheTable() throws Exception {
        create("stopping");
        try (LocalJob job = job("stopping", "stop").start()) {
            job.awaitCaughtUp();
            target.execute("DELETE FROM stopping.bare WHERE a=1");
            source.execute("DELETE FROM stopping.bare WHERE a=1");
            assertThat(job.awaitFailure())
                    .contains("Cannot apply a change to stopping.bare")
                    .contains("steps.incremental.conflict");
        }
    }
}
