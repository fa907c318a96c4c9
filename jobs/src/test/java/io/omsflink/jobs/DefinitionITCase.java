package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The user carries out a DDL statement of the source at the target too, and names its place in the
 * log.
 */
class DefinitionITCase {
    private static final Pattern PLACE = Pattern.compile("--ddl-applied (\\S+)'");

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;

    private LocalJob job() throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: definition
                kind: migration
                objects: {include: ["definition.*"]}
                steps: {schema: {}, full: {}, incremental: {ddl: {alter: stop}}}
                """);
    }

    /**
     * 1. State is taken before the statement. 2. The job stops at it. 3. It is passed, and rows
     * behind it are applied. 4. The job fails before the next checkpoint: state knows the old
     * columns, and the target stands behind the statement.
     */
    @Test
    void aJobGoesOnFromStateOfBeforeAStatementThatTheTargetIsBehind() throws Exception {
        source.execute(
                "CREATE DATABASE definition CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE definition.t (id INT PRIMARY KEY, v VARCHAR(20))",
                "INSERT INTO definition.t VALUES (1, 'one')");
        String before;
        try (LocalJob job = job().start()) {
            job.awaitCaughtUp();
            before = job.stopWithSavepoint();
        }
        source.execute(
                "INSERT INTO definition.t VALUES (2, 'two')",
                "ALTER TABLE definition.t ADD n INT, ADD KEY (n)",
                "INSERT INTO definition.t VALUES (3, 'three', 33)");
        String place;
        try (LocalJob job = job().start(Optional.of(before))) {
            String failure = job.awaitFailure();
            assertThat(failure).contains("ADD n INT", "Everything before it is applied.");
            Matcher matcher = PLACE.matcher(failure);
            assertThat(matcher.find()).isTrue();
            place = matcher.group(1);
        }
        target.execute("ALTER TABLE definition.t ADD n INT, ADD KEY (n)");
        for (int id = 4; id < 7; id++) {
            try (LocalJob job =
                    job().plan(plan -> plan.withDdlAnswer(DdlPlan.Answer.APPLIED, place))
                            .start(Optional.of(before))) {
                source.execute(
                        "INSERT INTO definition.t VALUES (" + id + ", 'more', " + id + ")",
                        "UPDATE definition.t SET n = n + 1");
                job.awaitCaughtUp();
                Equality.assertEqual(source, target, "definition");
            }
        }
    }

    /** What a TRUNCATE deletes is not in the log, so it is treated as a definition. */
    @Test
    void aTruncateStopsTheJobAndIsPassedWhenItWasDoneAtTheTarget() throws Exception {
        source.execute(
                "CREATE DATABASE truncated CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE truncated.t (id INT PRIMARY KEY, v VARCHAR(20))",
                "CREATE TABLE truncated.other (id INT PRIMARY KEY)",
                "INSERT INTO truncated.t VALUES (1, 'one'), (2, 'two')");
        String place;
        try (LocalJob job = truncated().start()) {
            job.awaitCaughtUp();
            source.execute("TRUNCATE TABLE truncated.t", "INSERT INTO truncated.t VALUES (1, '1')");
            String failure = job.awaitFailure();
            assertThat(failure).contains("TRUNCATE TABLE truncated.t");
            Matcher matcher = PLACE.matcher(failure);
            assertThat(matcher.find()).isTrue();
            place = matcher.group(1);
        }
        try (Connection connection = target.connect()) {
            assertThat(Query.texts(connection, "SELECT v FROM truncated.t ORDER BY id"))
                    .containsExactly("one", "two");
        }
        target.execute("TRUNCATE TABLE truncated.t");
        try (LocalJob job =
                truncated()
                        .plan(plan -> plan.withDdlAnswer(DdlPlan.Answer.APPLIED, place))
                        .start(Optional.of(truncated().lastCheckpoint()))) {
            source.execute("INSERT INTO truncated.other VALUES (7)");
            job.awaitCaughtUp();
            Equality.assertEqual(source, target, "truncated");
        }
    }

    private LocalJob truncated() throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: truncated
                kind: migration
                objects: {include: ["truncated.*"]}
                steps: {schema: {}, full: {}, incremental: {ddl: {truncate: stop}}}
                """);
    }
}
