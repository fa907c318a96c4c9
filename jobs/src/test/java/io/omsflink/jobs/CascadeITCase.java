package io.omsflink.jobs;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job follows a source whose foreign keys change rows below its log: as it happens, and in as few
 * batches as it makes of what happened while it was stopped.
 */
class CascadeITCase {
    private static final int CHANGES = 500;

    @TempDir Path folder;

    private final Random random = Seed.random();
    private final CascadeSchema schema = new CascadeSchema(random);

    @Test
    void cascadesArriveAtTheTargetLiveAndMerged() throws Exception {
        follow(Servers.mysql(), Servers.oceanBase(), "cascades80");
    }

    @Test
    void cascadesOfMySql57ArriveToo() throws Exception {
        follow(Servers.oceanBase(), Servers.otherMysql(), "cascades57");
    }

    private void follow(MySqlServer source, MySqlServer target, String database) throws Exception {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            CascadeSchema.create(statement, database);
            change(statement, CHANGES);
            try (LocalJob job = job(source, target, database).start()) {
                job.awaitCaughtUp();
                for (int round = 0; round < 5; round++) {
                    change(statement, CHANGES / 5);
                    job.awaitCaughtUp();
                    Equality.assertEqual(source, target, database);
                }
                String savepoint = job.stopWithSavepoint();
                change(statement, 3 * CHANGES);
                job.start(Optional.of(savepoint)).awaitCaughtUp();
                Equality.assertEqual(source, target, database);
            }
        }
    }

    private void change(Statement statement, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            if (random.nextInt(10) == 0) {
                statement.execute(random.nextBoolean() ? "BEGIN" : "COMMIT");
            }
            if (random.nextInt(20) == 0) {
                // The rows that then stay behind are nobody's children.
                statement.execute("SET foreign_key_checks=" + random.nextInt(2));
            }
            run(statement, random.nextInt(3) > 0 ? schema.inserts(1).get(0) : schema.change());
        }
        statement.execute("COMMIT");
        statement.execute("SET foreign_key_checks=1");
    }

    /** What the source refuses is not in its log. */
    private static void run(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException refused) {
            // One of many random statements.
            return;
        }
    }

    private LocalJob job(MySqlServer source, MySqlServer target, String database) throws Exception {
        return new LocalJob(
                        source,
                        target,
                        folder,
                        """
                        name: %1$s
                        kind: migration
                        objects: {include: ["%1$s.*"]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        speed: {incremental: {write: 4}}
                        """
                                .formatted(database))
                .chunks(50_000);
    }
}
