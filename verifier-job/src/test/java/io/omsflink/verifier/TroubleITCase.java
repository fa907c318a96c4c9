package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.report.Verdict;
import org.junit.jupiter.api.Test;

/** What cannot be compared is said table by table, and the others go on. */
class TroubleITCase {
    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @Test
    void aTableThatCannotBeComparedDoesNotHoldUpTheOthers() throws Exception {
        both(
                "DROP DATABASE IF EXISTS trouble",
                "CREATE DATABASE trouble CHARACTER SET utf8mb4",
                "CREATE TABLE trouble.good (id INT PRIMARY KEY)",
                "INSERT INTO trouble.good VALUES (1)");
        source.execute(
                "CREATE TABLE trouble.only_source (id INT PRIMARY KEY)",
                "CREATE TABLE trouble.types (id INT PRIMARY KEY, a DATE)",
                "CREATE TABLE trouble.columns (id INT PRIMARY KEY, a INT)",
                "CREATE TABLE trouble.no_key (id INT PRIMARY KEY, a INT)",
                "INSERT INTO trouble.no_key VALUES (1,1),(2,2)");
        target.execute(
                "CREATE TABLE trouble.only_target (id INT PRIMARY KEY)",
                "CREATE TABLE trouble.types (id INT PRIMARY KEY, a TEXT)",
                "CREATE TABLE trouble.columns (id INT PRIMARY KEY, b INT)",
                "CREATE TABLE trouble.no_key (id INT, a INT)",
                "INSERT INTO trouble.no_key VALUES (1,1),(1,1),(2,2)");

        Verification verification = Verification.of(source, target, "trouble");
        assertThat(verification.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(verification.verdict().exitCode()).isEqualTo(2);
        assertThat(verification.result("good").verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(problem(verification, "only_source")).contains("missing at the target");
        assertThat(problem(verification, "only_target")).contains("exists at the target only");
        assertThat(problem(verification, "types")).contains("`a` is date at the source and text");
        assertThat(problem(verification, "columns")).contains("`a` is missing at the target");
        // A row that is there twice is one row too many.
        assertThat(verification.result("no_key").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(verification.rows("no_key")).containsExactly("TARGET_ONLY 1: ");
    }

    @Test
    void onlySoManyDifferencesAreNamedAndAllAreCounted() throws Exception {
        both(
                "DROP DATABASE IF EXISTS many",
                "CREATE DATABASE many",
                "CREATE TABLE many.t (id INT PRIMARY KEY, a INT)");
        for (int i = 0; i < 300; i++) {
            source.execute("INSERT INTO many.t VALUES (" + i + ", 1)");
        }
        Verification verification =
                Verification.of(
                        source, target, "many", o -> o.withMaxDifferences(20).withChunkRows(1000));
        assertThat(verification.found()).hasSize(20);
        assertThat(verification.result("t").counts().sourceOnly()).isEqualTo(300);
        assertThat(verification.result("t").atLeast()).isFalse();
    }

    private static String problem(Verification verification, String table) {
        assertThat(verification.result(table).verdict()).isEqualTo(Verdict.UNKNOWN);
        return verification.result(table).problem();
    }

    private void both(String... statements) throws Exception {
        source.execute(statements);
        target.execute(statements);
    }
}
