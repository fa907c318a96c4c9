package io.omsflink.jobs.ddl;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ddl.AlterAction;
import io.omsflink.catalog.ddl.AlterAction.AddColumn;
import io.omsflink.catalog.ddl.AlterAction.ChangeColumn;
import io.omsflink.catalog.ddl.AlterAction.DropColumn;
import io.omsflink.catalog.ddl.AlterAction.RenameColumn;
import io.omsflink.catalog.ddl.SchemaChange.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether an {@code ALTER TABLE} fits the table as it is known here. It does not when the table was
 * read a moment after the place where the log begins, and changed in that moment.
 */
final class AlterFits {
    private final Set<String> before = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> now = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private AlterFits(TableSchema table) {
        table.columns().forEach(column -> before.add(column.name()));
        now.addAll(before);
    }

    /** What is wrong, in words. */
    static Optional<String> problem(TableSchema table, AlterTable alter) {
        AlterFits fits = new AlterFits(table);
        List<AlterAction> actions = alter.actions();
        return actions.stream()
                .flatMap(action -> fits.leaving(action).stream())
                .findFirst()
                .or(() -> actions.stream().flatMap(a -> fits.coming(a).stream()).findFirst());
    }

    /** Old names go first: columns may take each other's. */
    private Optional<String> leaving(AlterAction action) {
        if (action instanceof DropColumn drop) {
            return gone(drop.name());
        }
        if (action instanceof ChangeColumn change) {
            return gone(change.name());
        }
        return action instanceof RenameColumn rename ? gone(rename.name()) : Optional.empty();
    }

    private Optional<String> gone(String name) {
        now.remove(name);
        return before.contains(name)
                ? Optional.empty()
                : Optional.of("there is no column " + name + " here any more");
    }

    private Optional<String> coming(AlterAction action) {
        if (action instanceof AddColumn add) {
            return come(add.column().name());
        }
        if (action instanceof ChangeColumn change) {
            return come(change.column().name());
        }
        return action instanceof RenameColumn rename ? come(rename.newName()) : Optional.empty();
    }

    private Optional<String> come(String name) {
        return now.add(name)
                ? Optional.empty()
                : Optional.of("there is a column " + name + " here already");
    }
}
