package io.omsflink.jobs;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes that get in each other's way, once applied as they come and once merged: those of the
 * tables ending in {@code _merged} all happen while the job is stopped, so that it finds them in as
 * few batches as it makes.
 */
class MergedChangesITCase {
    private static final String PLAIN = "id INT PRIMARY KEY, v INT";
    private static final String UNIQUE = "id INT PRIMARY KEY, u INT, v INT, UNIQUE KEY (u)";
    private static final String SEVERAL =
            "id INT PRIMARY KEY, a INT NOT NULL, b VARCHAR(5), UNIQUE KEY (a), UNIQUE KEY (b, a),"
                    + " UNIQUE KEY c (b)";
    private static final String TEXT = "k VARCHAR(10) PRIMARY KEY, u VARCHAR(10), UNIQUE KEY (u)";
    private static final String KEYLESS = "a INT, u INT, f DOUBLE, UNIQUE KEY (u)";

    @TempDir Path folder;

    /**
     * One case.
     *
     * @param rows at first, as VALUES
     * @param statements each its own transaction unless there are BEGIN and COMMIT; {@code %s}
     *     stands for the table
     */
    private record Case(String name, String columns, String rows, List<String> statements) {
        Case(String name, String columns, String rows, String... statements) {
            this(name, columns, rows, List.of(statements));
        }
    }

    private static List<Case> cases() {
        List<Case> cases =
                new ArrayList<>(
                        List.of(
                                new Case(
                                        "swap_in_one",
                                        UNIQUE,
                                        "(1,1,0),(2,2,0)",
                                        "BEGIN",
                                        "UPDATE %s SET u=9 WHERE id=1",
                                        "UPDATE %s SET u=1 WHERE id=2",
                                        "UPDATE %s SET u=2 WHERE id=1",
                                        "COMMIT"),
                                new Case(
                                        "swap_across",
                                        UNIQUE,
                                        "(1,1,0),(2,2,0)",
                                        "UPDATE %s SET u=9 WHERE id=1",
                                        "UPDATE %s SET u=1 WHERE id=2",
                                        "UPDATE %s SET u=2 WHERE id=1"),
                                new Case(
                                        "shift_up",
                                        UNIQUE,
                                        "(1,1,0),(2,2,0),(3,3,0),(4,4,0)",
                                        "UPDATE %s SET u=u+1 ORDER BY u DESC",
                                        "UPDATE %s SET u=u-2 ORDER BY u"),
                                new Case(
                                        "shift_keys",
                                        PLAIN,
                                        "(1,1),(2,2),(3,3)",
                                        "UPDATE %s SET id=id+1 ORDER BY id DESC",
                                        "UPDATE %s SET id=id+1 ORDER BY id DESC"),
                                new Case(
                                        "key_chain",
                                        PLAIN,
                                        "(1,1)",
                                        "UPDATE %s SET id=2",
                                        "UPDATE %s SET id=3",
                                        "INSERT INTO %s VALUES (1,7)",
                                        "UPDATE %s SET v=8 WHERE id=3"),
                                new Case(
                                        "key_circle",
                                        PLAIN,
                                        "(1,1),(2,2)",
                                        "UPDATE %s SET id=0 WHERE id=1",
                                        "UPDATE %s SET id=1 WHERE id=2",
                                        "UPDATE %s SET id=2 WHERE id=0"),
                                new Case(
                                        "there_and_back",
                                        UNIQUE,
                                        "(1,1,0)",
                                        "UPDATE %s SET id=5",
                                        "UPDATE %s SET id=1, v=3"),
                                new Case(
                                        "insert_delete_insert",
                                        UNIQUE,
                                        "(1,1,0)",
                                        "INSERT INTO %s VALUES (2,2,0)",
                                        "DELETE FROM %s WHERE id=2",
                                        "INSERT INTO %s VALUES (2,3,1)",
                                        "INSERT INTO %s VALUES (4,4,0)",
                                        "DELETE FROM %s WHERE id=4",
                                        "DELETE FROM %s WHERE id=1",
                                        "INSERT INTO %s VALUES (5,1,9)"),
                                new Case(
                                        "inherit",
                                        UNIQUE,
                                        "(1,1,0),(2,2,0)",
                                        "DELETE FROM %s WHERE id=1",
                                        "UPDATE %s SET u=1 WHERE id=2",
                                        "INSERT INTO %s VALUES (1,2,5)"),
                                new Case(
                                        "replaced",
                                        SEVERAL,
                                        "(1,1,'a'),(2,2,'b'),(3,3,'c')",
                                        "REPLACE INTO %s VALUES (1,2,'c')",
                                        "INSERT INTO %s VALUES (9,2,'x') ON DUPLICATE KEY UPDATE"
                                                + " b='y'",
                                        "INSERT INTO %s VALUES (2,3,'a'),(3,1,'c')"),
                                new Case(
                                        "several_swapped",
                                        SEVERAL,
                                        "(1,1,'a'),(2,2,'b'),(3,3,NULL)",
                                        "BEGIN",
                                        "UPDATE %s SET a=9, b='z' WHERE id=1",
                                        "UPDATE %s SET a=1, b='a' WHERE id=2",
                                        "UPDATE %s SET a=2, b='b' WHERE id=1",
                                        "COMMIT",
                                        "UPDATE %s SET b=NULL WHERE id=2",
                                        "UPDATE %s SET b='a' WHERE id=3"),
                                new Case(
                                        "crossed",
                                        SEVERAL,
                                        "(1,1,'a'),(2,2,'b')",
                                        "BEGIN",
                                        "DELETE FROM %s",
                                        "INSERT INTO %s VALUES (1,2,'a'),(2,1,'b'),(3,3,'c')",
                                        "COMMIT"),
                                new Case(
                                        "letter_case",
                                        TEXT,
                                        "('a','x'),('b ','y')",
                                        "UPDATE %s SET k='A' WHERE k='a'",
                                        "UPDATE %s SET k='b' WHERE k='b'",
                                        "UPDATE %s SET u='Y ' WHERE k='b'",
                                        "DELETE FROM %s WHERE k='A'",
                                        "INSERT INTO %s VALUES ('a  ','X')",
                                        "UPDATE %s SET k='A ', u='x' WHERE k='a'"),
                                new Case(
                                        "letter_case_passed_on",
                                        TEXT,
                                        "('a','x'),('b','y')",
                                        "BEGIN",
                                        "UPDATE %s SET u='z' WHERE k='a'",
                                        "UPDATE %s SET u='X' WHERE k='b'",
                                        "UPDATE %s SET k='c' WHERE k='a'",
                                        "INSERT INTO %s VALUES ('A','Y')",
                                        "COMMIT"),
                                new Case(
                                        "rolled_back",
                                        UNIQUE,
                                        "(1,1,0)",
                                        "BEGIN",
                                        "INSERT INTO %s VALUES (2,2,0)",
                                        "ROLLBACK",
                                        "BEGIN",
                                        "INSERT INTO %s VALUES (3,3,0)",
                                        "SAVEPOINT s",
                                        "INSERT INTO %s VALUES (4,4,0)",
                                        "ROLLBACK TO s",
                                        "UPDATE %s SET v=1",
                                        "COMMIT"),
                                new Case(
                                        "keyless",
                                        KEYLESS,
                                        "(1,1,0),(1,NULL,-0e0),(1,NULL,0),(2,2,1)",
                                        "UPDATE %s SET u=9 WHERE u=1",
                                        "UPDATE %s SET u=1 WHERE u=2",
                                        "UPDATE %s SET u=2 WHERE u=9",
                                        "DELETE FROM %s WHERE u IS NULL ORDER BY CONCAT(f) DESC"
                                                + " LIMIT 1",
                                        "INSERT INTO %s VALUES (1,NULL,-0e0),(1,NULL,-0e0)",
                                        "UPDATE %s SET a=5 WHERE u IS NULL LIMIT 1"),
                                new Case(
                                        "computed",
                                        "id INT PRIMARY KEY, a INT, s INT AS (a+1) STORED, w INT AS"
                                                + " (a*2) VIRTUAL, z INT, UNIQUE KEY (s)",
                                        "(1,1,DEFAULT,DEFAULT,1),(2,2,DEFAULT,DEFAULT,2)",
                                        "UPDATE %s SET a=9 WHERE id=1",
                                        "UPDATE %s SET a=1 WHERE id=2",
                                        "UPDATE %s SET a=2 WHERE id=1",
                                        "DELETE FROM %s WHERE id=2",
                                        "INSERT INTO %s (id, a, z) VALUES (3,1,7)"),
                                new Case(
                                        "computed_key",
                                        "a INT, s INT AS (a+1) STORED PRIMARY KEY, z VARCHAR(5)",
                                        "(1,DEFAULT,'a'),(2,DEFAULT,'b')",
                                        "UPDATE %s SET a=9 WHERE a=1",
                                        "UPDATE %s SET a=1 WHERE a=2",
                                        "DELETE FROM %s WHERE a=9",
                                        "INSERT INTO %s (a, z) VALUES (4,NULL)")));
        cases.add(
                new Case(
                        "random_unique",
                        UNIQUE,
                        "(1,1,1)",
                        random(
                                600,
                                List.of(
                                        "INSERT IGNORE INTO %%s VALUES (%d,%d,%d)",
                                        "REPLACE INTO %%s VALUES (%d,%d,%d)",
                                        "UPDATE IGNORE %%s SET id=%d WHERE u=%d OR v=%d",
                                        "UPDATE IGNORE %%s SET u=%d, v=v+1 WHERE id=%d OR v=%d",
                                        "DELETE FROM %%s WHERE id=%d AND u<>%d AND v<>%d"))));
        cases.add(
                new Case(
                        "random_several",
                        SEVERAL,
                        "(1,1,1)",
                        random(
                                600,
                                List.of(
                                        "INSERT IGNORE INTO %%s VALUES (%d,%d,%d)",
                                        "REPLACE INTO %%s VALUES (%d,%d,%d)",
                                        "UPDATE IGNORE %%s SET a=%d WHERE id=%d OR b=%d",
                                        "UPDATE IGNORE %%s SET b=%d WHERE a=%d OR id=%d",
                                        "UPDATE IGNORE %%s SET id=%d, b=NULL WHERE a=%d OR id=%d",
                                        "DELETE FROM %%s WHERE id=%d AND a<>%d AND b<>%d"))));
        return cases;
    }

    private static List<String> random(int count, List<String> forms) {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        Random random = new Random(seed);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String form = forms.get(random.nextInt(forms.size()));
            statements.add(form.formatted(random.nextInt(6), random.nextInt(6), random.nextInt(6)));
        }
        return statements;
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "row"})
    void theTargetEndsAsTheSourceHoweverChangesAreMerged(String mode) throws Exception {
        MySqlServer source = Servers.mysql();
        MySqlServer target = Servers.oceanBase();
        List<Case> cases = cases();
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            create(statement, "merged_" + mode, cases);
            try (LocalJob job = job(source, target, mode).start()) {
                job.awaitCaughtUp();
                for (Case c : cases) {
                    change(statement, c, c.name());
                    job.awaitCaughtUp();
                }
                Equality.assertEqual(source, target, "merged_" + mode);
                String savepoint = job.stopWithSavepoint();
                for (Case c : cases) {
                    change(statement, c, c.name() + "_merged");
                }
                job.start(Optional.of(savepoint)).awaitCaughtUp();
                Equality.assertEqual(source, target, "merged_" + mode);
            }
        }
    }

    private static void create(Statement statement, String database, List<Case> cases)
            throws SQLException {
        statement.execute("SET sql_mode='NO_AUTO_VALUE_ON_ZERO'");
        statement.execute(
                "CREATE DATABASE "
                        + database
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        statement.execute("USE " + database);
        for (Case c : cases) {
            for (String table : List.of(c.name(), c.name() + "_merged")) {
                statement.execute("CREATE TABLE " + table + " (" + c.columns() + ")");
                statement.execute("INSERT INTO " + table + " VALUES " + c.rows());
            }
        }
    }

    private static void change(Statement statement, Case c, String table) throws SQLException {
        for (String sql : c.statements()) {
            try {
                statement.execute(sql.formatted(table));
            } catch (SQLException e) {
                throw new SQLException("in " + c.name() + ": " + sql + ": " + e.getMessage(), e);
            }
        }
    }

    private LocalJob job(MySqlServer source, MySqlServer target, String mode) throws Exception {
        return new LocalJob(
                        source,
                        target,
                        folder,
                        """
                        name: merged_%s
                        kind: migration
                        objects: {include: ["merged_%s.*"]}
                        steps: {schema: {}, full: {}, incremental: {mode: %s}}
                        """
                                .formatted(mode, mode, mode))
                .chunks(50_000);
    }
}
