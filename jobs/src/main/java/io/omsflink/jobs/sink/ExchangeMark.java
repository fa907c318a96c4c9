package io.omsflink.jobs.sink;

import io.omsflink.catalog.Names;
import io.omsflink.catalog.SystemDatabases;
import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An empty table that is renamed in the same statement as tables that take each other's names: it
 * tells afterwards whether that statement was run.
 */
final class ExchangeMark {
    private final TableId before;
    private final TableId after;

    ExchangeMark(String project) {
        String name =
                UUID.nameUUIDFromBytes(project.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
        before = new TableId(SystemDatabases.META, "exchange_" + name);
        after = new TableId(SystemDatabases.META, "exchanged_" + name);
    }

    void set(Connection target) throws SQLException {
        clear(target);
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE TABLE " + Names.quote(before) + " (id INT PRIMARY KEY)");
        }
    }

    void clear(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + Names.quote(before));
            statement.execute("DROP TABLE IF EXISTS " + Names.quote(after));
        }
    }

    /** The statement that renames it too. */
    String along(String rename) {
        return rename + ", " + Names.quote(before) + " TO " + Names.quote(after);
    }

    List<TableId> with(List<TableId> tables) {
        List<TableId> all = new ArrayList<>(tables);
        all.add(before);
        all.add(after);
        return all;
    }
}
