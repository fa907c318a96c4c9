package io.omsflink.jobs.ddl;

import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.catalog.ddl.SchemaModel;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The project's tables as they are at the place in the log where its reader stands, and the tables
 * beside them that may take the place of one, see {@link Shadow}. For one thread.
 */
public final class FollowedTables {
    private final ObjectRules rules;
    private final SchemaModel model;
    private final Map<TableId, Shadow> shadows = new TreeMap<>();

    /**
     * @param rules which tables are the project's
     * @param source what the source is and which collations it has
     * @param tables as they are where the log begins
     */
    public FollowedTables(
            ObjectRules rules,
            TargetCapabilities source,
            Collection<DatabaseSchema> databases,
            Collection<TableSchema> tables) {
        this.rules = rules;
        this.model = new SchemaModel(source, databases, tables);
    }

    /** Without shadows, ordered by id. */
    public List<TableSchema> tables() {
        return model.tables().stream().filter(table -> !shadows.containsKey(table.id())).toList();
    }

    public Optional<TableSchema> find(TableId table) {
        return model.table(table).filter(found -> !shadows.containsKey(table));
    }

    /** Leaves the tables that the rules do not match any more. */
    public void leaveOthers() {
        List<TableId> others =
                tables().stream()
                        .map(TableSchema::id)
                        .filter(table -> !rules.matches(table))
                        .toList();
        model.replace(others, List.of());
    }

    /** Whether a table's rows are followed. */
    public boolean follows(TableId table) {
        return model.table(table).isPresent() && !shadows.containsKey(table);
    }

    /** Whether a statement about a table of this name may concern the project. */
    public boolean concerns(TableId table) {
        return model.table(table).isPresent() || rules.matches(table);
    }

    /** Whether rows of a table in this database are followed. */
    public boolean followsDatabase(String database) {
        return model.tables().stream()
                .anyMatch(
                        table ->
                                table.id().database().equals(database)
                                        && !shadows.containsKey(table.id()));
    }

    public boolean knowsDatabase(String database) {
        return model.database(database).isPresent();
    }

    /** Takes the defaults of a database. */
    public void put(DatabaseSchema database) {
        model.put(database);
    }

    ObjectRules rules() {
        return rules;
    }

    SchemaModel model() {
        return model;
    }

    Map<TableId, Shadow> shadows() {
        return shadows;
    }

    /** Takes what a statement does. */
    public void take(SchemaStep step) {
        model.replace(shadows.keySet(), List.of());
        model.replace(step.removed(), step.put());
        shadows.clear();
        for (Shadow shadow : step.shadows()) {
            shadows.put(shadow.table().id(), shadow);
            model.replace(List.of(), List.of(shadow.table()));
        }
    }

    /**
     * The step that leads from here to other tables.
     *
     * @param newShadows which of them are shadows
     */
    SchemaStep to(SchemaModel after, Map<TableId, Shadow> newShadows, List<Rename> renamed) {
        List<TableId> removed = new ArrayList<>();
        for (TableSchema table : model.tables()) {
            if (!shadows.containsKey(table.id())
                    && (after.table(table.id()).isEmpty() || newShadows.containsKey(table.id()))) {
                removed.add(table.id());
            }
        }
        List<TableSchema> put =
                after.tables().stream()
                        .filter(table -> !newShadows.containsKey(table.id()))
                        .filter(
                                table ->
                                        model.table(table.id()).filter(table::equals).isEmpty()
                                                || shadows.containsKey(table.id()))
                        .toList();
        return new SchemaStep(removed, put, renamed, List.copyOf(newShadows.values()));
    }

    /**
     * The step to tables that were looked up, after a statement that could not be followed.
     *
     * @param named the tables that the statement names
     * @param found those of them that exist
     */
    public SchemaStep toFound(Collection<TableId> named, Map<TableId, TableSchema> found) {
        List<TableId> removed =
                named.stream().filter(this::follows).filter(id -> !found.containsKey(id)).toList();
        List<TableSchema> put =
                found.entrySet().stream()
                        .filter(entry -> follows(entry.getKey()) || rules.matches(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        return new SchemaStep(removed, put, List.of(), List.copyOf(shadows.values()));
    }

    static OmsException refused(String reason) {
        return new OmsException(ErrorCode.DDL_IN_LOG, reason);
    }
}
