package io.omsflink.bench.chaos.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes a round's database with the rows that are there before anybody writes. */
public final class FirstRows {
    private static final int AT_ONCE = 50;
    private static final int MOST = 2_000;

    private FirstRows() {}

    /** Makes and fills it. */
    public static void create(
            Connection connection, ChaosSchema schema, LoadSettings settings, long seed)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : Numbers.definitions()) {
                statement.execute(sql);
            }
            statement.execute(
                    "CREATE DATABASE %s DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_general_ci"
                            .formatted(schema.database()));
            statement.execute("USE " + schema.database());
            for (String sql : statements(schema, settings, seed)) {
                statement.execute(sql);
            }
        }
    }

    static List<String> statements(ChaosSchema schema, LoadSettings settings, long seed) {
        Random random = Seeds.random(seed, "first rows");
        List<String> all = new ArrayList<>(schema.definitions());
        schema.tables().forEach(table -> all.addAll(rows(table, random)));
        all.addAll(pairs(settings.writers()));
        all.add(
                "INSERT IGNORE INTO bulk SELECT i, 0, 'first' FROM %s WHERE i < %d"
                        .formatted(Numbers.TABLE, settings.hugeRows()));
        all.add(
                "INSERT INTO journal SELECT -1 - i % 50, -1 FROM "
                        + Numbers.TABLE
                        + " WHERE i < 100");
        return all;
    }

    private static List<String> rows(ChaosTable table, Random random) {
        List<String> inserts = new ArrayList<>();
        int count = Math.min(MOST, table.domain() + AT_ONCE);
        for (int i = 0; i < count; i += AT_ONCE) {
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < AT_ONCE; row++) {
                rows.add(table.row(table.randomKey(random), random));
            }
            inserts.add("INSERT IGNORE INTO " + table.into() + String.join(", ", rows));
        }
        return inserts;
    }

    private static List<String> pairs(int writers) {
        List<String> inserts = new ArrayList<>();
        for (int pair = 1; pair <= ChaosSchema.PAIRS; pair++) {
            for (int writer = 0; writer < writers; writer++) {
                for (int slot = 0; slot < ChaosSchema.SLOTS; slot++) {
                    inserts.add(
                            "INSERT INTO pair%d_a VALUES (%d, %d, 0)"
                                    .formatted(pair, writer, slot));
                    inserts.add(
                            "INSERT INTO pair%d_b VALUES ('w%ds%d', 0)"
                                    .formatted(pair, writer, slot));
                }
            }
        }
        return inserts;
    }
}
