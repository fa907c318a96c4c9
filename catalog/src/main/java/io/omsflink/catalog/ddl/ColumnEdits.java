package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ddl.AlterAction.AddColumn;
import io.omsflink.catalog.ddl.AlterAction.ChangeColumn;
import io.omsflink.catalog.ddl.AlterAction.ColumnVisibility;
import io.omsflink.catalog.ddl.AlterAction.ConvertCharset;
import io.omsflink.catalog.ddl.AlterAction.DropColumn;
import io.omsflink.catalog.ddl.AlterAction.DropDefault;
import io.omsflink.catalog.ddl.AlterAction.RenameColumn;
import io.omsflink.catalog.ddl.AlterAction.SetDefault;
import io.omsflink.catalog.ddl.CharsetRules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a table before and after an {@code ALTER TABLE}, in the server's order of work:
 * first those that stay, where they stay; then new and moved ones, one after the other. So {@code
 * AFTER} names a column by its new name.
 */
final class ColumnEdits {

    /**
     * @param before its name before, by which keys name it; a new column's own name
     */
    private record Column(String before, ColumnSchema now) {}

    private final ColumnRules rules;
    private final Text table;
    private final List<AlterAction> actions;
    private final List<Column> columns = new ArrayList<>();

    /**
     * @param table charset and collation of the table after the change
     */
    ColumnEdits(ColumnRules rules, Text table, List<AlterAction> actions) {
        this.rules = rules;
        this.table = table;
        this.actions = actions;
    }

    List<ColumnSchema> apply(List<ColumnSchema> before) {
        before.forEach(this::stay);
        actions.forEach(this::place);
        return now();
    }

    private List<ColumnSchema> now() {
        return columns.stream().map(Column::now).toList();
    }

    /** The new name of a column; empty when it is gone. */
    Optional<String> nameNow(String before) {
        return columns.stream()
                .filter(column -> column.before().equalsIgnoreCase(before))
                .map(column -> column.now().name())
                .findFirst();
    }

    /**
     * Characters of a column that went while one of its name came: the server keeps its keys and
     * their lengths. 0 for any other column.
     */
    long formerLength(ColumnSchema before) {
        boolean gone =
                find(DropColumn.class, a -> a.name().equalsIgnoreCase(before.name())).isPresent();
        return gone && KeyEdits.sized(before) ? before.length() : 0;
    }

    private void stay(ColumnSchema column) {
        String name = column.name();
        if (find(DropColumn.class, a -> a.name().equalsIgnoreCase(name)).isPresent()) {
            return;
        }
        Optional<ChangeColumn> change =
                find(ChangeColumn.class, a -> a.name().equalsIgnoreCase(name));
        if (change.isEmpty()) {
            columns.add(new Column(name, adjusted(column)));
        } else if (change.get().place().kind() == ColumnPlace.Kind.UNSAID) {
            columns.add(new Column(name, resolved(change.get().column())));
        }
    }

    /** A conversion of the table goes for new columns too, whatever they ask for. */
    private ColumnSchema resolved(ColumnDefinition definition) {
        ColumnSchema column = rules.resolve(definition, table);
        return converts() ? ColumnRules.inCharset(column, table) : column;
    }

    private boolean converts() {
        return find(ConvertCharset.class, a -> true).isPresent();
    }

    private ColumnSchema adjusted(ColumnSchema column) {
        ColumnSchema adjusted = converts() ? rules.converted(column, table) : column;
        for (AlterAction action : actions) {
            adjusted = adjusted(action, column.name(), adjusted);
        }
        return adjusted;
    }

    private ColumnSchema adjusted(AlterAction action, String name, ColumnSchema column) {
        if (action instanceof SetDefault set && set.column().equalsIgnoreCase(name)) {
            return rules.withDefault(column, Optional.of(set.value()));
        }
        if (action instanceof DropDefault drop && drop.column().equalsIgnoreCase(name)) {
            return rules.withDefault(column, Optional.empty());
        }
        if (action instanceof ColumnVisibility set && set.column().equalsIgnoreCase(name)) {
            return rules.withVisibility(column, set.visible());
        }
        if (action instanceof RenameColumn rename && rename.name().equalsIgnoreCase(name)) {
            return ColumnRules.renamed(column, rename.newName());
        }
        return column;
    }

    private void place(AlterAction action) {
        if (action instanceof AddColumn add) {
            insert(new Column(add.column().name(), resolved(add.column())), add.place());
        } else if (action instanceof ChangeColumn change
                && change.place().kind() != ColumnPlace.Kind.UNSAID) {
            insert(new Column(change.name(), resolved(change.column())), change.place());
        }
    }

    private void insert(Column column, ColumnPlace place) {
        switch (place.kind()) {
            case FIRST -> columns.add(0, column);
            case AFTER -> columns.add(indexOf(place.after()) + 1, column);
            default -> columns.add(column);
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).now().name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw DdlParser.refused("AFTER " + name, "the table has no such column");
    }

    private <T extends AlterAction> Optional<T> find(
            Class<T> kind, java.util.function.Predicate<T> wanted) {
        return actions.stream().filter(kind::isInstance).map(kind::cast).filter(wanted).findFirst();
    }
}
