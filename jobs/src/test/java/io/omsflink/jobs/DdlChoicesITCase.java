package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.DdlPlan.Answer;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that stops at a DDL statement, and goes on as the user wants. */
class DdlChoicesITCase {
    private static final Pattern PLACE = Pattern.compile("--ddl-applied (\\S+)'");

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;
    private String state;
    private String place;

    private LocalJob job(String ddl) throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: ddl_choices
                kind: migration
                objects: {include: ["ddl_choices.*"], exclude: ["ddl_choices._*"]}
                steps: {schema: {}, full: {}, incremental: {ddl: {%s}}}
                """
                        .formatted(ddl));
    }

    @BeforeEach
    void prepare() throws Exception {
        source.execute("DROP DATABASE IF EXISTS ddl_choices");
        target.execute("DROP DATABASE IF EXISTS ddl_choices");
        source.execute(
                "CREATE DATABASE ddl_choices CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE ddl_choices.t (id INT PRIMARY KEY, v VARCHAR(20))",
                "INSERT INTO ddl_choices.t VALUES (1, 'one')");
    }

    /** Returns what the user is told. */
    private String stops(String ddl, String... statements) throws Exception {
        try (LocalJob job = job(ddl).start()) {
            job.awaitCaughtUp();
            state = job.stopWithSavepoint();
        }
        source.execute("INSERT INTO ddl_choices.t VALUES (2, 'two')");
        source.execute(statements);
        try (LocalJob job = job(ddl).start(Optional.of(state))) {
            String failure = job.awaitFailure();
            Matcher matcher = PLACE.matcher(failure);
            assertThat(matcher.find()).as(failure).isTrue();
            place = matcher.group(1);
            assertThat(failure).contains("Everything before it is applied", statements[0]);
            return failure;
        }
    }

    private void goesOn(String ddl, Answer answer, String statement) throws Exception {
        try (LocalJob job =
                job(ddl).plan(plan -> plan.withDdlAnswer(answer, place))
                        .start(Optional.of(state))) {
            source.execute(statement);
            job.awaitCaughtUp();
        }
    }

    private void assertEqual() throws Exception {
        assertThat(Definitions.of(target, "ddl_choices"))
                .isEqualTo(Definitions.of(source, "ddl_choices"));
        Equality.assertEqual(source, target, "ddl_choices");
    }

    @Test
    void aProjectThatStopsLetsTheStatementBeCarriedOutOnRequest() throws Exception {
        String failure = stops("alter: stop", "ALTER TABLE ddl_choices.t ADD n INT");
        assertThat(failure).contains("--ddl-apply " + place, "--ddl-ignore " + place);
        goesOn("alter: stop", Answer.APPLY, "INSERT INTO ddl_choices.t VALUES (3, 'c', 3)");
        assertEqual();
    }

    @Test
    void whatIsIgnoredStaysAsItIsAtTheTarget() throws Exception {
        try (LocalJob job = job("alter: ignore, truncate: ignore, drop: ignore").start()) {
            job.awaitCaughtUp();
            source.execute(
                    "ALTER TABLE ddl_choices.t ADD KEY (v)",
                    "TRUNCATE TABLE ddl_choices.t",
                    "INSERT INTO ddl_choices.t VALUES (5, 'five')",
                    "DROP TABLE ddl_choices.t",
                    "CREATE TABLE ddl_choices.other (id INT PRIMARY KEY)");
            job.awaitCaughtUp();
        }
        target.execute("DELETE FROM ddl_choices.t WHERE id IN (1, 5)");
        assertThat(Definitions.of(target, "ddl_choices"))
                .anyMatch(line -> line.startsWith("t|"))
                .noneMatch(line -> line.startsWith("t|v|"));
    }

    @Test
    void aColumnCannotBeIgnored() throws Exception {
        String failure = stops("alter: ignore", "ALTER TABLE ddl_choices.t ADD n INT");
        assertThat(failure).contains("rows after it do not fit");
        goesOn("alter: ignore", Answer.APPLY, "INSERT INTO ddl_choices.t VALUES (3, 'c', 3)");
        assertEqual();
    }

    @Test
    void aStatementThatIsNotUnderstoodIsCarriedOutByHand() throws Exception {
        String failure =
                stops(
                        "",
                        "ALTER TABLE ddl_choices.t ADD p POINT SRID 4326 NULL",
                        "INSERT INTO ddl_choices.t VALUES (3, 'c', NULL)");
        assertThat(failure)
                .contains("cannot be followed", "is not supported")
                .doesNotContain("--ddl-apply ");
        target.execute("ALTER TABLE ddl_choices.t ADD p POINT NULL");
        goesOn("", Answer.APPLIED, "UPDATE ddl_choices.t SET v = 'x'");
        Equality.assertEqual(source, target, "ddl_choices");
    }

    @Test
    void aStatementThatTheTargetRefusesIsTriedAgainOnceTheTargetIsCorrected() throws Exception {
        target.execute("CREATE DATABASE IF NOT EXISTS ddl_choices CHARACTER SET utf8mb4");
        target.execute("CREATE TABLE ddl_choices.u (old INT)");
        String failure =
                stops(
                        "",
                        "CREATE TABLE ddl_choices.u (id INT PRIMARY KEY, KEY (id))",
                        "INSERT INTO ddl_choices.u VALUES (1)");
        assertThat(failure).contains("The target refuses", "already exists", "(error 1050)");
        target.execute("DROP TABLE ddl_choices.u");
        goesOn("", Answer.NONE, "INSERT INTO ddl_choices.u VALUES (2)");
        assertEqual();
    }

    @Test
    void aTableThatLeavesTheProjectStopsIt() throws Exception {
        String failure = stops("", "RENAME TABLE ddl_choices.t TO ddl_choices._t");
        assertThat(failure).contains("which the project's patterns do not match");
        target.execute("RENAME TABLE ddl_choices.t TO ddl_choices._t");
        goesOn("", Answer.APPLIED, "CREATE TABLE ddl_choices.t (other INT PRIMARY KEY)");
        assertThat(Definitions.of(target, "ddl_choices"))
                .isEqualTo(Definitions.of(source, "ddl_choices"));
    }
}
