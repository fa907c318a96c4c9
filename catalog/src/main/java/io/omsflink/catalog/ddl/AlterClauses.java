package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.IndexSchema.Part;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.ddl.AlterAction.AddCheck;
import io.omsflink.catalog.ddl.AlterAction.AddColumn;
import io.omsflink.catalog.ddl.AlterAction.AddForeignKey;
import io.omsflink.catalog.ddl.AlterAction.AddKey;
import io.omsflink.catalog.ddl.AlterAction.ChangeColumn;
import io.omsflink.catalog.ddl.AlterAction.ColumnVisibility;
import io.omsflink.catalog.ddl.AlterAction.ConvertCharset;
import io.omsflink.catalog.ddl.AlterAction.DropColumn;
import io.omsflink.catalog.ddl.AlterAction.DropConstraint;
import io.omsflink.catalog.ddl.AlterAction.DropDefault;
import io.omsflink.catalog.ddl.AlterAction.DropForeignKey;
import io.omsflink.catalog.ddl.AlterAction.DropKey;
import io.omsflink.catalog.ddl.AlterAction.KeyVisibility;
import io.omsflink.catalog.ddl.AlterAction.Partitioning;
import io.omsflink.catalog.ddl.AlterAction.RenameColumn;
import io.omsflink.catalog.ddl.AlterAction.RenameKey;
import io.omsflink.catalog.ddl.AlterAction.SetDefault;
import io.omsflink.catalog.ddl.AlterAction.SetOptions;
import io.omsflink.catalog.ddl.AlterAction.Tablespace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The clauses of one {@code ALTER TABLE} for a target. */
final class AlterClauses {
    private static final int MYSQL_8 = 80_000;

    private final TargetDialect dialect;
    private final TargetCapabilities target;
    private final TableSchema before;
    private final TableSchema after;
    private final List<String> clauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<String> redefined = new HashSet<>();
    private List<AlterAction> actions = List.of();

    /** Stands behind all others, without a comma. */
    private String partitioning = "";

    AlterClauses(
            TargetDialect dialect,
            TargetCapabilities target,
            TableSchema before,
            TableSchema after) {
        this.dialect = dialect;
        this.target = target;
        this.before = before;
        this.after = after;
    }

    /** Empty when there is nothing to do. */
    String text() {
        return (String.join(", ", clauses) + " " + partitioning).strip();
    }

    List<String> notes() {
        return notes;
    }

    List<String> refusals() {
        return refusals;
    }

    void add(String clause) {
        clauses.add(clause);
    }

    void add(List<AlterAction> all) {
        actions = all;
        actions.forEach(this::clause);
        newKeys().forEach(key -> add("ADD " + dialect.index(key)));
    }

    private void clause(AlterAction action) {
        if (action instanceof AddColumn change) {
            add("ADD COLUMN " + column(change.column().name()) + place(change.place()));
        } else if (action instanceof ChangeColumn change) {
            add(redefinition(change.name(), change.column().name()) + place(change.place()));
        } else if (action instanceof DropColumn drop) {
            add("DROP COLUMN " + Names.quote(drop.name()));
        } else if (action instanceof SetDefault change) {
            redefine(change.column());
        } else if (action instanceof DropDefault change) {
            redefine(change.column());
        } else if (action instanceof ColumnVisibility change) {
            redefine(change.column());
        } else if (action instanceof RenameColumn change) {
            rename(change);
        } else {
            key(action);
        }
    }

    private String column(String name) {
        return dialect.column(after.column(name));
    }

    private static String place(ColumnPlace place) {
        return switch (place.kind()) {
            case FIRST -> " FIRST";
            case AFTER -> " AFTER " + Names.quote(place.after());
            default -> "";
        };
    }

    private String redefinition(String name, String newName) {
        return name.equals(newName)
                ? "MODIFY COLUMN " + column(name)
                : "CHANGE COLUMN " + Names.quote(name) + " " + column(newName);
    }

    /** One clause for all that happens to a column that keeps its type and place. */
    private void redefine(String name) {
        if (redefined.add(name.toLowerCase(Locale.ROOT))) {
            add(redefinition(name, newName(name)));
        }
    }

    private String newName(String name) {
        return actions.stream()
                .filter(a -> a instanceof RenameColumn r && r.name().equalsIgnoreCase(name))
                .map(a -> ((RenameColumn) a).newName())
                .findFirst()
                .orElse(name);
    }

    private void rename(RenameColumn change) {
        boolean alone = actions.stream().noneMatch(a -> touches(a, change.name()));
        if (alone && !target.oceanBase() && target.version() >= MYSQL_8) {
            add(
                    "RENAME COLUMN %s TO %s"
                            .formatted(Names.quote(change.name()), Names.quote(change.newName())));
        } else {
            redefine(change.name());
        }
    }

    private static boolean touches(AlterAction action, String column) {
        return action instanceof SetDefault set && set.column().equalsIgnoreCase(column)
                || action instanceof DropDefault drop && drop.column().equalsIgnoreCase(column)
                || action instanceof ColumnVisibility set && set.column().equalsIgnoreCase(column);
    }

    private void key(AlterAction action) {
        if (action instanceof AddKey add) {
            if (target.oceanBase() && add.key().kind() == KeyDefinition.Kind.PRIMARY) {
                refusals.add("ADD PRIMARY KEY to a table that exists");
            }
        } else if (action instanceof DropKey drop) {
            add(
                    drop.name().equalsIgnoreCase("PRIMARY")
                            ? "DROP PRIMARY KEY"
                            : "DROP INDEX " + Names.quote(drop.name()));
        } else if (action instanceof RenameKey rename) {
            add(
                    "RENAME INDEX %s TO %s"
                            .formatted(Names.quote(rename.name()), Names.quote(rename.newName())));
        } else if (action instanceof KeyVisibility change) {
            visibility(change);
        } else {
            constraint(action);
        }
    }

    private void visibility(KeyVisibility change) {
        if (target.oceanBase() || target.version() >= MYSQL_8) {
            add(
                    "ALTER INDEX %s %s"
                            .formatted(
                                    Names.quote(change.name()),
                                    change.visible() ? "VISIBLE" : "INVISIBLE"));
        } else {
            notes.add("index " + change.name() + " stays visible");
        }
    }

    private void constraint(AlterAction action) {
        if (action instanceof AddForeignKey
                || action instanceof DropForeignKey
                || action instanceof AddCheck) {
            notes.add("foreign keys and checks are not carried to the target");
        } else if (action instanceof DropConstraint drop) {
            if (before.indexes().stream().anyMatch(k -> k.name().equalsIgnoreCase(drop.name()))) {
                key(new DropKey(drop.name()));
            }
        } else {
            table(action);
        }
    }

    private void table(AlterAction action) {
        if (action instanceof SetOptions set) {
            options(set.options());
        } else if (action instanceof ConvertCharset) {
            if (target.oceanBase()) {
                refusals.add("CONVERT TO CHARACTER SET");
            }
            add("CONVERT TO " + dialect.charset(after.collation()));
        } else if (action instanceof Partitioning change) {
            partitions(change);
        } else if (action instanceof Tablespace change) {
            refusals.add(change.text());
        }
    }

    private void options(TableOptions options) {
        if (!options.charset().isEmpty() || !options.collation().isEmpty()) {
            add("DEFAULT " + dialect.charset(after.collation()));
        }
        options.comment().ifPresent(comment -> add("COMMENT=" + Names.literal(comment)));
    }

    /** The target refuses what does not fit the partitions that it has. */
    private void partitions(Partitioning change) {
        switch (change.kind()) {
            case MAINTAIN -> {
                // Nothing to do.
            }
            case EXCHANGE, TABLESPACE -> refusals.add(change.text());
            case DEFINE, REMOVE -> partitioning = change.text();
            default -> add(change.text());
        }
    }

    /** Those that the statement or a foreign key adds, with the names that the server gave them. */
    private List<IndexSchema> newKeys() {
        List<String> kept =
                before.indexes().stream()
                        .filter(this::stays)
                        .map(key -> nameNow(key.name()).toLowerCase(Locale.ROOT))
                        .toList();
        return after.indexes().stream()
                .filter(key -> !kept.contains(key.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private boolean stays(IndexSchema key) {
        boolean dropped =
                actions.stream()
                        .anyMatch(
                                a ->
                                        a instanceof DropKey drop
                                                        && drop.name().equalsIgnoreCase(key.name())
                                                || a instanceof DropConstraint constraint
                                                        && constraint
                                                                .name()
                                                                .equalsIgnoreCase(key.name()));
        return !dropped && key.parts().stream().anyMatch(this::stays);
    }

    private boolean stays(Part part) {
        boolean dropped = actions.stream().anyMatch(a -> drops(a, part.column()));
        boolean added =
                after.columns().stream()
                        .map(ColumnSchema::name)
                        .anyMatch(part.column()::equalsIgnoreCase);
        return !dropped || added;
    }

    private static boolean drops(AlterAction action, String column) {
        return action instanceof DropColumn drop && drop.name().equalsIgnoreCase(column);
    }

    private String nameNow(String key) {
        return actions.stream()
                .filter(a -> a instanceof RenameKey rename && rename.name().equalsIgnoreCase(key))
                .map(a -> ((RenameKey) a).newName())
                .findFirst()
                .orElse(key);
    }
}
