package io.omsflink.jobs.ddl;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.project.TableId;
import java.util.List;

/**
 * What one statement of the log makes of the followed tables. Kept at the target with its place, so
 * that the tables at any position can be told after a restart.
 *
 * @param removed tables that are not followed under these names any more
 * @param put tables that are new, or others than before
 * @param renamed followed tables with their old and new names; both also show in the other two
 * @param shadows all of them, as they are after the statement
 */
public record SchemaStep(
        List<TableId> removed, List<TableSchema> put, List<Rename> renamed, List<Shadow> shadows) {

    public SchemaStep {
        removed = List.copyOf(removed);
        put = List.copyOf(put);
        renamed = List.copyOf(renamed);
        shadows = List.copyOf(shadows);
    }
}
