package io.omsflink.catalog.ddl;

import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.ddl.AlterAction.RenameTo;
import io.omsflink.catalog.ddl.AlterAction.SetOptions;
import io.omsflink.catalog.ddl.CharsetRules.Text;
import io.omsflink.catalog.ddl.SchemaChange.AlterTable;
import io.omsflink.catalog.ddl.SchemaChange.CreateTable;
import io.omsflink.catalog.ddl.SchemaChange.CreateTableLike;
import io.omsflink.catalog.ddl.SchemaChange.DropDatabase;
import io.omsflink.catalog.ddl.SchemaChange.DropTables;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.catalog.ddl.SchemaChange.RenameTables;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tables as a MySQL server has them, followed from statement to statement without asking it: the
 * server may be far ahead of the place in its log where a statement stands.
 *
 * <ul>
 *   <li>Statements are those that the server has carried out, so they are not checked again.
 *   <li>Foreign keys: that an index which the server made for one is dropped when another serves it
 *       is not followed.
 *   <li>Partitions and checks are no part of it.
 *   <li>Expressions stay as the statement writes them; the server prints them in its own way.
 *   <li>Names are compared exactly, as a server with {@code lower_case_table_names=0} does; for
 *       others give them in lower case.
 * </ul>
 *
 * Not safe for use by several threads.
 */
public final class SchemaModel {
    private final TargetCapabilities server;
    private final Map<String, DatabaseSchema> databases = new TreeMap<>();
    private final Map<TableId, TableSchema> tables = new TreeMap<>();

    /**
     * @param server what the server is and which collations it has
     */
    public SchemaModel(
            TargetCapabilities server,
            Collection<DatabaseSchema> databases,
            Collection<TableSchema> tables) {
        this.server = server;
        databases.forEach(database -> this.databases.put(database.name(), database));
        tables.forEach(table -> this.tables.put(table.id(), table));
    }

    /** The same tables, to be changed on their own. */
    public SchemaModel copy() {
        return new SchemaModel(server, databases.values(), tables.values());
    }

    public Optional<TableSchema> table(TableId id) {
        return Optional.ofNullable(tables.get(id));
    }

    /** Ordered by id. */
    public List<TableSchema> tables() {
        return List.copyOf(tables.values());
    }

    public Optional<DatabaseSchema> database(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    /** Takes a database's defaults as they are. */
    public void put(DatabaseSchema database) {
        databases.put(database.name(), database);
    }

    /** Takes tables as they are after a change that was followed elsewhere. */
    public void replace(Collection<TableId> removed, Collection<TableSchema> added) {
        removed.forEach(tables::remove);
        added.forEach(this::put);
    }

    /**
     * Takes what a statement does. A change of an unknown table is refused, since what comes of it
     * is unknown; dropping one is not.
     *
     * @throws OmsException {@link ErrorCode#SCHEMA_UNSUPPORTED} with nothing changed
     */
    public void apply(SchemaChange change) {
        if (change instanceof CreateTable create) {
            create(create);
        } else if (change instanceof CreateTableLike like) {
            if (!like.ifNotExists() || !tables.containsKey(like.table())) {
                put(edit(like.original()).like(like.table()));
            }
        } else if (change instanceof AlterTable alter) {
            alter(alter);
        } else if (change instanceof RenameTables rename) {
            rename(rename.renames());
        } else if (change instanceof DropTables drop) {
            drop.tables().forEach(tables::remove);
        } else {
            applyToDatabase(change);
        }
    }

    private void applyToDatabase(SchemaChange change) {
        if (change instanceof SchemaChange.CreateDatabase create) {
            if (!databases.containsKey(create.name())) {
                defaults(create.name(), create.charset(), create.collation());
            }
        } else if (change instanceof SchemaChange.AlterDatabase alter) {
            defaults(alter.name(), alter.charset(), alter.collation());
        } else if (change instanceof DropDatabase drop) {
            databases.remove(drop.name());
            tables.keySet().removeIf(id -> id.database().equals(drop.name()));
        }
    }

    private void defaults(String name, String charset, String collation) {
        Text text = new CharsetRules(server).resolve(charset, collation, defaults(name));
        databases.put(name, new DatabaseSchema(name, text.charset(), text.collation()));
    }

    private Text defaults(String database) {
        DatabaseSchema known = databases.get(database);
        return known == null || known.charset().isEmpty()
                ? new CharsetRules(server)
                        .byDefault(server.version() < 80_000 ? "latin1" : "utf8mb4")
                : new Text(known.charset(), known.collation());
    }

    private void create(CreateTable create) {
        if (create.ifNotExists() && tables.containsKey(create.table())) {
            return;
        }
        List<AlterAction> actions = new ArrayList<>();
        actions.add(new SetOptions(create.options()));
        actions.addAll(create.actions());
        TableSchema empty = TableEdit.empty(create.table(), defaults(create.table().database()));
        put(new TableEdit(server, empty).alter(actions));
    }

    private void alter(AlterTable alter) {
        TableSchema changed = edit(alter.table()).alter(alter.actions());
        put(changed);
        for (AlterAction action : alter.actions()) {
            if (action instanceof RenameTo rename) {
                move(new Rename(alter.table(), rename.table()));
            }
        }
    }

    /** All or nothing, so the names are looked up first. */
    private void rename(List<Rename> renames) {
        SchemaModel trial = copy();
        renames.forEach(trial::move);
        tables.clear();
        tables.putAll(trial.tables);
    }

    private void move(Rename rename) {
        TableSchema moved = edit(rename.from()).moved(rename.to());
        tables.remove(rename.from());
        put(moved);
        tables.replaceAll(
                (id, table) ->
                        new TableEdit(server, table).parentMoved(rename.from(), rename.to()));
    }

    private TableEdit edit(TableId id) {
        return new TableEdit(
                server,
                table(id)
                        .orElseThrow(
                                () ->
                                        new OmsException(
                                                ErrorCode.SCHEMA_UNSUPPORTED,
                                                "Cannot follow a change of %s: the table is not known. Add it to the project or carry out the change at the target."
                                                        .formatted(id))));
    }

    private void put(TableSchema table) {
        tables.put(table.id(), table);
    }
}
