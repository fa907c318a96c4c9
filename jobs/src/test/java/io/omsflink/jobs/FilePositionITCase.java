package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source without GTIDs is followed by file and offset. */
class FilePositionITCase {
    private static final Pattern PLACE = Pattern.compile("--ddl-applied (\\S+)'");

    private final MySqlServer source =
            Servers.relaxed(MySqlServer.v80())
                    .option("gtid_mode", "OFF")
                    .option("enforce_gtid_consistency", "OFF")
                    .start();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;

    @AfterEach
    void stopSource() {
        source.close();
    }

    private LocalJob job() throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: by_file
                kind: migration
                objects: {include: ["by_file.*"]}
                steps: {schema: {}, full: {}, incremental: {ddl: {alter: stop}}}
                """);
    }

    private LogPosition applied() throws SQLException {
        try (Connection connection = target.connect()) {
            return ProgressTable.read(connection, "by_file").orElseThrow();
        }
    }

    private void assertEqual() throws SQLException {
        Equality.assertEqual(source, target, "by_file");
    }

    /**
     * 1. Copy and log. 2. The job stops, the log goes on in another file, the source starts again.
     * 3. The job goes on from its savepoint, and from one that is older than what is applied. 4. A
     * definition stops it by file and offset.
     */
    @Test
    void everyChangeArrivesOnceThroughFilesAndRestarts() throws Exception {
        source.execute(
                "CREATE DATABASE by_file CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE by_file.t (id INT PRIMARY KEY AUTO_INCREMENT, v VARCHAR(20))",
                "CREATE TABLE by_file.keyless (id INT, v VARCHAR(20))",
                "INSERT INTO by_file.t (v) VALUES ('a'), ('b')",
                "INSERT INTO by_file.keyless VALUES (1, 'a'), (1, 'a')");
        String first;
        try (LocalJob job = job().start()) {
            job.awaitCaughtUp();
            first = job.stopWithSavepoint();
        }
        String file = applied().file();
        assertThat(applied().gtidMode()).isFalse();
        change(2);
        source.execute("FLUSH LOGS");
        change(3);
        source.restart();
        change(4);
        for (int round = 0; round < 3; round++) {
            try (LocalJob job = job().start(Optional.of(first))) {
                change(10 + round);
                job.awaitCaughtUp();
                assertEqual();
            }
        }
        assertThat(LogPosition.FILE_ORDER.compare(applied().file(), file)).isPositive();
        passADefinition(first);
    }

    private void change(int id) throws SQLException {
        source.execute(
                "INSERT INTO by_file.keyless VALUES (" + id + ", 'new'), (" + id + ", 'new')",
                "UPDATE by_file.keyless SET v = 'changed' WHERE id = " + id + " LIMIT 1",
                "INSERT INTO by_file.t (v) VALUES ('" + id + "')",
                "UPDATE by_file.t SET v = CONCAT(v, '.') WHERE id < 5");
    }

    private void passADefinition(String state) throws Exception {
        String place;
        try (LocalJob job = job().start(Optional.of(state))) {
            source.execute("ALTER TABLE by_file.t ADD n INT");
            source.execute("INSERT INTO by_file.t (v, n) VALUES ('behind', 1)");
            Matcher matcher = PLACE.matcher(job.awaitFailure());
            assertThat(matcher.find()).isTrue();
            place = matcher.group(1);
        }
        assertThat(place).matches(".+\\.\\d+:\\d+");
        target.execute("ALTER TABLE by_file.t ADD n INT");
        try (LocalJob job =
                job().plan(plan -> plan.withDdlAnswer(DdlPlan.Answer.APPLIED, place))
                        .start(Optional.of(state))) {
            job.awaitCaughtUp();
            assertEqual();
        }
    }
}
