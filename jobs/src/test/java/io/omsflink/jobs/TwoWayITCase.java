package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two projects that follow each other, and applications that write on both sides. */
class TwoWayITCase {
    private static final int ROUNDS = 60;

    private final MySqlServer left = Servers.mysql();
    private final MySqlServer right = Servers.otherMysql();

    @TempDir Path folder;

    private LocalJob job(String name, MySqlServer from, MySqlServer to, String steps)
            throws Exception {
        return new LocalJob(
                from,
                to,
                Files.createDirectories(folder.resolve(name)),
                ", ignore_marked: true",
                """
                name: %s
                kind: migration
                objects: {include: ["two_way.*"]}
                steps: %s
                """
                        .formatted(name, steps));
    }

    private LocalJob there() throws Exception {
        return job("two_way_there", left, right, "{schema: {}, full: {}, incremental: {}}");
    }

    private LocalJob back() throws Exception {
        return job("two_way_back", right, left, "{incremental: {}}");
    }

    /** One side's application: rows of its own only. Returns how many row changes it made. */
    private static int write(MySqlServer server, int first, Random random) throws SQLException {
        int changes = 0;
        try (Connection connection = server.connect("two_way")) {
            connection.setAutoCommit(false);
            for (int round = 0; round < ROUNDS; round++) {
                changes += write(connection, first, round, random.nextInt(4) == 0);
            }
        }
        return changes;
    }

    /** The project that writes here too may get in the way: then all of it is done again. */
    private static int write(Connection connection, int first, int round, boolean more)
            throws SQLException {
        try {
            int id = first + round;
            int changes = run(connection, "INSERT INTO t VALUES (?, 'new')", id);
            changes += run(connection, "INSERT INTO keyless VALUES (?, 'same')", first);
            if (more) {
                changes += run(connection, "UPDATE t SET v = CONCAT(v, '+') WHERE id = ?", id);
                changes += run(connection, "DELETE FROM keyless WHERE id = ? LIMIT 1", first);
            }
            connection.commit();
            return changes;
        } catch (SQLTransactionRollbackException e) {
            connection.rollback();
            return write(connection, first, round, more);
        }
    }

    private static int run(Connection connection, String sql, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id);
            return statement.executeUpdate();
        }
    }

    private static long applied(MySqlServer target, String project) throws SQLException {
        try (Connection connection = target.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT row_changes FROM oms_meta.progress WHERE project=?")) {
            statement.setString(1, project);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void bothSidesComeToHoldTheSameAndNoChangeGoesRound() throws Exception {
        Random random = Seed.random();
        left.execute(
                "CREATE DATABASE two_way CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE two_way.t (id INT PRIMARY KEY, v VARCHAR(20), KEY (v))",
                "CREATE TABLE two_way.keyless (id INT, v VARCHAR(20))",
                "CREATE TABLE two_way.big (id INT PRIMARY KEY, v LONGTEXT)",
                "INSERT INTO two_way.t VALUES (0, 'copied')",
                "INSERT INTO two_way.keyless VALUES (0, 'copied')");
        String state;
        int leftChanges;
        int rightChanges;
        try (LocalJob there = there().start()) {
            there.awaitCaughtUp();
            try (LocalJob back = back().start()) {
                back.awaitLog();
                leftChanges = write(left, 1_000, random);
                rightChanges = write(right, 2_000, random);
                there.awaitCaughtUp();
                back.awaitCaughtUp();
                state = back.stopWithSavepoint();
            }
            // The way back stops for a while.
            leftChanges += write(left, 3_000, random);
            rightChanges += write(right, 4_000, random);
            there.awaitCaughtUp();
            try (LocalJob back = back().start(Optional.of(state))) {
                back.awaitCaughtUp();
                there.awaitCaughtUp();
                Equality.assertEqual(left, right, "two_way");
                assertThat(applied(right, "two_way_there")).isEqualTo(leftChanges);
                assertThat(applied(left, "two_way_back")).isEqualTo(rightChanges);
                // Too large to be kept until their end, where the mark may be.
                left.execute("INSERT INTO two_way.big VALUES (1, REPEAT('l', 5000000))");
                right.execute("INSERT INTO two_way.big VALUES (2, REPEAT('r', 5000000))");
                there.awaitCaughtUp();
                back.awaitCaughtUp();
                there.awaitCaughtUp();
                Equality.assertEqual(left, right, "two_way");
            }
        }
    }
}
