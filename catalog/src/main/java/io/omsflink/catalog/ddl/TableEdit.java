package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.IndexSchema.Part;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.ddl.AlterAction.ConvertCharset;
import io.omsflink.catalog.ddl.AlterAction.SetOptions;
import io.omsflink.catalog.ddl.CharsetRules.Text;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One table and what changes about it. */
final class TableEdit {

    private final ColumnRules rules;
    private final TableSchema table;

    TableEdit(TargetCapabilities server, TableSchema table) {
        this.rules = new ColumnRules(server);
        this.table = table;
    }

    /** A table without columns, for {@code CREATE TABLE}. */
    static TableSchema empty(TableId id, Text text) {
        return new TableSchema(
                id,
                List.of(),
                List.of(),
                "InnoDB",
                text.charset(),
                text.collation(),
                "",
                0,
                0,
                List.of());
    }

    TableSchema alter(List<AlterAction> actions) {
        requireConversionAlone(actions);
        Text text = text(actions);
        ColumnEdits edits = new ColumnEdits(rules, text, actions);
        List<ColumnSchema> columns = edits.apply(table.columns());
        List<IndexSchema> keys =
                new KeyEdits(columns, edits::nameNow, formerLengths(edits), actions)
                        .apply(table.indexes());
        List<ForeignKeySchema> foreignKeys =
                new ForeignKeyEdits(table.id(), edits::nameNow).apply(table.foreignKeys(), actions);
        return schema(
                table.id(),
                notNull(columns, keys),
                keys,
                engine(actions),
                text,
                comment(actions),
                foreignKeys);
    }

    /** The server takes some of the others as of before and some as of after the conversion. */
    private void requireConversionAlone(List<AlterAction> actions) {
        boolean converts = actions.stream().anyMatch(ConvertCharset.class::isInstance);
        boolean others =
                actions.stream()
                        .anyMatch(
                                a ->
                                        !(a instanceof ConvertCharset
                                                || a instanceof AlterAction.Ignored));
        if (converts && others) {
            throw new OmsException(
                    ErrorCode.SCHEMA_UNSUPPORTED,
                    "Cannot follow CONVERT TO CHARACTER SET of %s together with other changes in one statement."
                            .formatted(table.id()));
        }
    }

    private Map<String, Long> formerLengths(ColumnEdits edits) {
        return table.columns().stream()
                .collect(Collectors.toMap(c -> lower(c.name()), edits::formerLength));
    }

    /** The columns of the primary key are NOT NULL from then on. */
    private static List<ColumnSchema> notNull(List<ColumnSchema> columns, List<IndexSchema> keys) {
        List<String> primary =
                keys.stream()
                        .filter(IndexSchema::primary)
                        .flatMap(key -> key.parts().stream())
                        .map(Part::column)
                        .map(TableEdit::lower)
                        .toList();
        return columns.stream()
                .map(c -> primary.contains(lower(c.name())) ? ColumnRules.notNull(c) : c)
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private Text text(List<AlterAction> actions) {
        Text text = new Text(table.charset(), table.collation());
        for (AlterAction action : actions) {
            if (action instanceof SetOptions set) {
                text = rules.text(set.options(), text);
            } else if (action instanceof ConvertCharset convert) {
                text = rules.text(convert.charset(), convert.collation(), text);
            }
        }
        return text;
    }

    private String engine(List<AlterAction> actions) {
        return options(actions)
                .map(TableOptions::engine)
                .filter(engine -> !engine.isEmpty())
                .reduce(
                        table.engine(),
                        (one, next) -> lower(next).equals("innodb") ? "InnoDB" : next);
    }

    private String comment(List<AlterAction> actions) {
        return options(actions)
                .flatMap(options -> options.comment().stream())
                .reduce(table.comment(), (one, next) -> next);
    }

    private static Stream<TableOptions> options(List<AlterAction> actions) {
        return actions.stream()
                .filter(SetOptions.class::isInstance)
                .map(action -> ((SetOptions) action).options());
    }

    TableSchema moved(TableId id) {
        return schema(
                id,
                table.columns(),
                table.indexes(),
                table.engine(),
                new Text(table.charset(), table.collation()),
                table.comment(),
                ForeignKeyEdits.moved(table.foreignKeys(), table.id(), id));
    }

    /** The same table after the table of a parent has moved. */
    TableSchema parentMoved(TableId from, TableId to) {
        return schema(
                table.id(),
                table.columns(),
                table.indexes(),
                table.engine(),
                new Text(table.charset(), table.collation()),
                table.comment(),
                table.foreignKeys().stream()
                        .map(key -> key.parent().equals(from) ? withParent(key, to) : key)
                        .toList());
    }

    private static ForeignKeySchema withParent(ForeignKeySchema key, TableId parent) {
        return new ForeignKeySchema(
                key.name(),
                key.columns(),
                parent,
                key.parentColumns(),
                key.onDelete(),
                key.onUpdate());
    }

    /** A table of this one's form, without rows and foreign keys. */
    TableSchema like(TableId id) {
        return schema(
                id,
                table.columns(),
                table.indexes(),
                table.engine(),
                new Text(table.charset(), table.collation()),
                table.comment(),
                List.of());
    }

    private TableSchema schema(
            TableId id,
            List<ColumnSchema> columns,
            List<IndexSchema> keys,
            String engine,
            Text text,
            String comment,
            List<ForeignKeySchema> foreignKeys) {
        return new TableSchema(
                id,
                columns,
                keys,
                engine,
                text.charset(),
                text.collation(),
                comment,
                table.autoIncrement(),
                table.rowEstimate(),
                table.unsupported(),
                foreignKeys);
    }
}
