package io.omsflink.jobs.ddl;

import io.omsflink.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A table outside the project that began as an empty copy of one inside, as tools that change a
 * table online make it; in the end it takes that table's place.
 *
 * @param table as it is now
 * @param base as it was created
 * @param changes the statements that have changed it since, in their order
 */
public record Shadow(TableSchema table, TableSchema base, List<Change> changes) {

    public Shadow {
        changes = List.copyOf(changes);
    }

    /** One {@code ALTER TABLE}, and the database that names without one belong to. */
    public record Change(String sql, String database) {}

    Shadow changed(TableSchema newTable, Change change) {
        List<Change> all = new ArrayList<>(changes);
        all.add(change);
        return new Shadow(newTable, base, all);
    }

    Shadow moved(TableSchema newTable) {
        return new Shadow(newTable, base, changes);
    }
}
