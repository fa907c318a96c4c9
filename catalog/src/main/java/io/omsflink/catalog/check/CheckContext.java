package io.omsflink.catalog.check;

import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.Steps.FullStep;
import java.util.List;
import java.util.TreeSet;

/**
 * What checks look at. A side that could not be reached is null, and the checks that ask it do not
 * run.
 *
 * @param tables the tables that the project moves, empty when the source could not be read
 */
record CheckContext(
        MigrationProject project, Server source, Server target, List<TableSchema> tables) {

    boolean has(Side side) {
        return (side == Side.SOURCE ? source : target) != null;
    }

    boolean incremental() {
        return project.steps().incremental();
    }

    boolean full() {
        return project.steps().full().isPresent();
    }

    boolean stopsAtExistingRows() {
        return project.steps()
                .full()
                .map(FullStep::existingRows)
                .filter(r -> r == ExistingRows.STOP)
                .isPresent();
    }

    /** Databases of the tables, each once, ordered. */
    TreeSet<String> databases() {
        TreeSet<String> databases = new TreeSet<>();
        tables.forEach(t -> databases.add(t.id().database()));
        return databases;
    }
}
