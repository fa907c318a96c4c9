package io.omsflink.catalog.schema;

import io.omsflink.catalog.Conversion;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.LeftBehind;
import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.SourceSchema;
import io.omsflink.catalog.SourceSchema.UnreadableView;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.Verdict;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Converts a whole schema, without asking any server. */
public final class SchemaPlanner {
    private final TargetDialect dialect;
    private final Map<TableId, TableSchema> tables;
    private final List<SchemaObject> objects = new ArrayList<>();

    private SchemaPlanner(SourceSchema source, TargetDialect dialect) {
        this.dialect = dialect;
        this.tables =
                source.tables().stream()
                        .map(TableDefinition::table)
                        .collect(Collectors.toMap(TableSchema::id, table -> table));
    }

    /** Everything in the order in which it is made, then what is not migrated. */
    public static SchemaPlan plan(SourceSchema source, TargetDialect dialect) {
        SchemaPlanner planner = new SchemaPlanner(source, dialect);
        planner.start(source);
        source.tables().forEach(planner::indexes);
        source.tables().forEach(planner::checks);
        source.tables().forEach(planner::foreignKeys);
        source.leftBehind().forEach(planner::leftBehind);
        return new SchemaPlan(
                planner.objects, source.tables().stream().map(TableDefinition::table).toList());
    }

    private void start(SourceSchema source) {
        source.databases().forEach(d -> add(ObjectKey.database(d.name()), dialect.database(d)));
        source.tables().forEach(t -> add(ObjectKey.of(ObjectKind.TABLE, t.id()), dialect.table(t)));
        source.views().forEach(v -> add(ObjectKey.of(ObjectKind.VIEW, v.id()), dialect.view(v)));
        source.unreadable().forEach(this::unreadable);
    }

    private void indexes(TableDefinition table) {
        dialect.indexes(table.table()).ifPresent(c -> add(ObjectKey.indexes(table.id()), c));
    }

    private void checks(TableDefinition table) {
        table.checks()
                .forEach(
                        check ->
                                add(
                                        ObjectKey.constraint(
                                                ObjectKind.CHECK, table.id(), check.name()),
                                        dialect.check(table.id(), check)));
    }

    private void foreignKeys(TableDefinition table) {
        for (ForeignKeySchema key : table.table().foreignKeys()) {
            add(
                    ObjectKey.constraint(ObjectKind.FOREIGN_KEY, table.id(), key.name()),
                    dialect.foreignKey(
                            table.id(), key, Optional.ofNullable(tables.get(key.parent()))));
        }
    }

    private void unreadable(UnreadableView view) {
        String reason = view.reason() + ". Mend the view, or skip it";
        add(
                ObjectKey.of(ObjectKind.VIEW, view.id()),
                new Conversion(Verdict.UNSUPPORTED, List.of(reason), ""));
    }

    private void leftBehind(LeftBehind object) {
        String reason =
                object.kind() == ObjectKind.GRANTS
                        ? "Users and their rights are not migrated. Create the account at the"
                                + " target and grant what it needs"
                        : "A %s is not migrated. Create it by hand after the switchover if it is wanted"
                                .formatted(object.kind().word());
        add(
                ObjectKey.of(object.kind(), new TableId(object.database(), object.name())),
                new Conversion(Verdict.UNSUPPORTED, List.of(reason), object.text()));
    }

    private void add(ObjectKey key, Conversion conversion) {
        objects.add(new SchemaObject(key, conversion));
    }
}
