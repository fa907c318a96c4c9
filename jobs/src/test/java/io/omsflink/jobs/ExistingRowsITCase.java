package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that stand at the target before the copy. */
class ExistingRowsITCase {
    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;

    private LocalJob job(String rule) throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: existing_%1$s
                kind: migration
                objects: {include: ["existing_%1$s.*"]}
                steps: {schema: {}, full: {existing_rows: %1$s}, incremental: {}}
                """
                        .formatted(rule));
    }

    private static void createTables(MySqlServer server, String rule) throws SQLException {
        String database = "existing_" + rule;
        server.execute(
                "CREATE DATABASE " + database + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE " + database + ".t (id INT PRIMARY KEY, u INT UNIQUE, v VARCHAR(9))",
                "CREATE TABLE " + database + ".keyless (id INT, v VARCHAR(9))");
    }

    private List<String> rows(String rule, String table, String columns) throws SQLException {
        try (Connection connection = target.connect()) {
            return Query.texts(
                    connection,
                    "SELECT CONCAT_WS(' ', "
                            + columns
                            + ") FROM existing_"
                            + rule
                            + "."
                            + table
                            + " ORDER BY 1");
        }
    }

    /**
     * The copy empties tables without a key, because nothing tells its rows from others when it is
     * repeated; so the pre-check refuses rows there under {@code ignore}.
     */
    @ParameterizedTest
    @CsvSource({
        "ignore, 1 10 target;2 20 target;3 30 source;9 90 target",
        "replace, 1 10 source;2 22 source;3 30 source;9 90 target"
    })
    void theyAreKeptOrOverwrittenByKey(String rule, String keyed) throws Exception {
        createTables(source, rule);
        createTables(target, rule);
        String database = "existing_" + rule;
        source.execute(
                "INSERT INTO "
                        + database
                        + ".t VALUES (1,10,'source'), (2,22,'source'),"
                        + " (3,30,'source')",
                "INSERT INTO " + database + ".keyless VALUES (1,'source')");
        target.execute(
                "INSERT INTO "
                        + database
                        + ".t VALUES (1,10,'target'), (2,20,'target'),"
                        + " (9,90,'target')");
        if (rule.equals("replace")) {
            target.execute("INSERT INTO " + database + ".keyless VALUES (1,'target')");
        }
        try (LocalJob job = job(rule).start()) {
            job.awaitCaughtUp();
            assertThat(rows(rule, "t", "id, u, v")).containsExactly(keyed.split(";"));
            assertThat(rows(rule, "keyless", "id, v")).containsExactly("1 source");
            // What changes at the source from now on arrives, whoever's row stands there.
            source.execute("UPDATE " + database + ".t SET v = 'changed' WHERE id = 2");
            job.awaitCaughtUp();
            assertThat(rows(rule, "t", "id, u, v")).contains("2 22 changed");
        }
    }

    @Test
    void aValueThatDoesNotFitIsFoundBehindHundredsOfRowsThatAreThere() throws Exception {
        createTables(source, "ignore_many");
        createTables(target, "ignore_many");
        source.execute(
                "INSERT INTO existing_ignore_many.t (id, v) WITH RECURSIVE n (i) AS (SELECT 1 UNION"
                        + " ALL SELECT i+1 FROM n WHERE i<500) SELECT i, 'source' FROM n",
                "ALTER TABLE existing_ignore_many.t MODIFY v VARCHAR(20)",
                "INSERT INTO existing_ignore_many.t (id, v) VALUES (501, 'longer than nine')");
        for (int i = 1; i <= 400; i++) {
            target.execute("INSERT INTO existing_ignore_many.t (id, v) VALUES (" + i + ", 'mine')");
        }
        String project =
                """
                name: existing_many
                kind: migration
                objects: {include: ["existing_ignore_many.t"]}
                steps: {full: {existing_rows: ignore}}
                """;
        try (LocalJob job = new LocalJob(source, target, folder, project).start()) {
            assertThat(job.awaitFailure()).contains("existing_ignore_many.t", "error 1406");
        }
        assertThat(rows("ignore_many", "t", "id, v")).doesNotContain("501 longer th");
    }
}
