package io.omsflink.catalog.schema;

import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.SystemDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is kept about the objects of a project, in {@code oms_meta} at the target, so that the
 * command and the job see the same whichever machine they run on.
 */
final class SavedObjects {
    /**
     * Nothing is kept yet: no table, no database, or no right to look, which the server also says
     * of a table that is not there. Whoever needs the right is told by the pre-check.
     */
    private static final Set<Integer> NOTHING_KEPT = Set.of(1146, 1049, 1142, 1044);

    private static final String TABLE = SystemDatabases.META + ".schema_objects";
    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS "
                    + TABLE
                    + " (project VARCHAR(64) NOT NULL, kind VARCHAR(16) NOT NULL, db VARCHAR(64)"
                    + " NOT NULL, tbl VARCHAR(64) NOT NULL COMMENT 'owner of an index or"
                    + " constraint', name VARCHAR(320) NOT NULL, state VARCHAR(16) NULL COMMENT"
                    + " 'NULL: ask the target', ddl LONGTEXT NULL COMMENT 'edited statement',"
                    + " message TEXT NOT NULL, updated_at DATETIME(6) NOT NULL COMMENT 'UTC',"
                    + " PRIMARY KEY (project, kind, db, tbl, name)) DEFAULT CHARSET=utf8mb4"
                    + " COLLATE=utf8mb4_bin";

    private final Connection connection;
    private final String project;
    private final Map<ObjectKey, SavedObject> objects;

    private SavedObjects(
            Connection connection, String project, Map<ObjectKey, SavedObject> objects) {
        this.connection = connection;
        this.project = project;
        this.objects = objects;
    }

    static SavedObjects load(Connection connection, String project) throws SQLException {
        Map<ObjectKey, SavedObject> objects = new HashMap<>();
        String sql = "SELECT kind, db, tbl, name, state, ddl, message FROM " + TABLE;
        try (PreparedStatement statement = connection.prepareStatement(sql + " WHERE project=?")) {
            statement.setString(1, project);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    objects.put(key(row), saved(row));
                }
            }
        } catch (SQLException e) {
            if (!NOTHING_KEPT.contains(e.getErrorCode())) {
                throw e;
            }
        }
        return new SavedObjects(connection, project, objects);
    }

    private static ObjectKey key(ResultSet row) throws SQLException {
        return new ObjectKey(
                ObjectKind.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4));
    }

    private static SavedObject saved(ResultSet row) throws SQLException {
        return new SavedObject(
                Optional.ofNullable(row.getString(5)).map(ObjectState::valueOf),
                Optional.ofNullable(row.getString(6)),
                row.getString(7));
    }

    SavedObject get(ObjectKey key) {
        return objects.getOrDefault(key, SavedObject.NOTHING);
    }

    /** Those that the user edited or skipped. */
    Set<ObjectKey> decided() {
        return objects.entrySet().stream()
                .filter(e -> e.getValue().skipped() || e.getValue().ddl().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Keeps it; {@link SavedObject#NOTHING} forgets it. */
    void put(ObjectKey key, SavedObject saved) throws SQLException {
        if (saved.equals(get(key))) {
            return;
        }
        if (saved.equals(SavedObject.NOTHING)) {
            objects.remove(key);
            run(
                    "DELETE FROM "
                            + TABLE
                            + " WHERE project=? AND kind=? AND db=? AND tbl=? AND name=?",
                    key);
            return;
        }
        prepare();
        objects.put(key, saved);
        run(
                "REPLACE INTO "
                        + TABLE
                        + " (project, kind, db, tbl, name, state, ddl, message, updated_at) VALUES"
                        + " (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))",
                key,
                saved.state().map(ObjectState::name).orElse(null),
                saved.ddl().orElse(null),
                saved.message());
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + SystemDatabases.META);
            statement.execute(CREATE);
        }
    }

    private void run(String sql, ObjectKey key, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.setString(2, key.kind().name());
            statement.setString(3, key.database());
            statement.setString(4, key.table());
            statement.setString(5, key.name());
            for (int i = 0; i < values.length; i++) {
                statement.setString(6 + i, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
