package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.IndexSchema.Part;
import io.omsflink.catalog.ddl.AlterAction.AddForeignKey;
import io.omsflink.catalog.ddl.AlterAction.AddKey;
import io.omsflink.catalog.ddl.AlterAction.DropConstraint;
import io.omsflink.catalog.ddl.AlterAction.DropKey;
import io.omsflink.catalog.ddl.AlterAction.KeyVisibility;
import io.omsflink.catalog.ddl.AlterAction.RenameKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of a table after an {@code ALTER TABLE}. */
final class KeyEdits {
    private static final Set<String> SIZED = Set.of("char", "varchar", "binary", "varbinary");

    private final List<ColumnSchema> columns;
    private final Function<String, Optional<String>> nameNow;
    private final Map<String, Long> formerLengths;
    private final List<AlterAction> actions;
    private final List<IndexSchema> keys = new ArrayList<>();

    /**
     * @param columns of the table after the change
     * @param nameNow new name of a column, empty when it is gone
     * @param formerLengths length of whole key parts, by lower-case column, where a column came in
     *     the place of another one of its name
     */
    KeyEdits(
            List<ColumnSchema> columns,
            Function<String, Optional<String>> nameNow,
            Map<String, Long> formerLengths,
            List<AlterAction> actions) {
        this.columns = columns;
        this.nameNow = nameNow;
        this.formerLengths = formerLengths;
        this.actions = actions;
    }

    List<IndexSchema> apply(List<IndexSchema> before) {
        before.stream().filter(key -> !dropped(key.name())).forEach(this::keep);
        actions.forEach(this::add);
        return sorted(keys);
    }

    /** The primary key first, the others by name, as the server lists them. */
    static List<IndexSchema> sorted(List<IndexSchema> keys) {
        return keys.stream()
                .sorted(
                        Comparator.comparing((IndexSchema key) -> !key.primary())
                                .thenComparing(key -> key.name().toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** Whether its type gives the length that a key may hold a part of. */
    static boolean sized(ColumnSchema column) {
        return SIZED.contains(column.dataType());
    }

    private boolean dropped(String name) {
        return actions.stream()
                .anyMatch(
                        action ->
                                action instanceof DropKey drop && drop.name().equalsIgnoreCase(name)
                                        || action instanceof DropConstraint constraint
                                                && constraint.name().equalsIgnoreCase(name));
    }

    private void keep(IndexSchema key) {
        List<Part> parts = key.parts().stream().flatMap(part -> kept(key, part).stream()).toList();
        if (!parts.isEmpty()) {
            keys.add(
                    new IndexSchema(
                            name(key),
                            key.unique(),
                            key.type(),
                            parts,
                            key.comment(),
                            visible(key)));
        }
    }

    private Optional<Part> kept(IndexSchema key, Part part) {
        if (part.column().isEmpty()) {
            return Optional.of(part);
        }
        long former = formerLengths.getOrDefault(part.column().toLowerCase(Locale.ROOT), 0L);
        int prefix = part.prefix() == 0 ? (int) former : part.prefix();
        return nameNow.apply(part.column()).map(name -> kept(key, part, name, prefix));
    }

    private Part kept(IndexSchema key, Part part, String name, int prefix) {
        return prefix == 0
                ? new Part(column(name).name(), 0, part.descending(), "")
                : part(key.type(), new Part(name, prefix, part.descending(), ""), name);
    }

    private String name(IndexSchema key) {
        return actions.stream()
                .filter(
                        action ->
                                action instanceof RenameKey rename
                                        && rename.name().equalsIgnoreCase(key.name()))
                .map(action -> ((RenameKey) action).newName())
                .findFirst()
                .orElse(key.name());
    }

    private boolean visible(IndexSchema key) {
        return actions.stream()
                .filter(
                        action ->
                                action instanceof KeyVisibility change
                                        && change.name().equalsIgnoreCase(key.name()))
                .map(action -> ((KeyVisibility) action).visible())
                .reduce(key.visible(), (one, next) -> next);
    }

    /** The prefix of a whole column is none. */
    private Part part(String type, Part part, String name) {
        ColumnSchema column = column(name);
        boolean whole =
                type.equals("FULLTEXT")
                        || type.equals("SPATIAL")
                        || sized(column) && part.prefix() >= column.length()
                        || !sized(column)
                                && !column.dataType().endsWith("text")
                                && !column.dataType().endsWith("blob");
        return new Part(
                column.name(),
                whole ? 0 : part.prefix(),
                part.descending() && !type.equals("FULLTEXT"),
                "");
    }

    private ColumnSchema column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> DdlParser.refused("KEY (" + name + ")", "there is no such column"));
    }

    private void add(AlterAction action) {
        if (action instanceof AddKey add) {
            keys.add(resolved(add.key()));
        } else if (action instanceof AddForeignKey add && !served(add.key().columns())) {
            ForeignKeyDefinition key = add.key();
            String name = key.name().isEmpty() ? key.index() : key.name();
            List<Part> parts = key.columns().stream().map(c -> new Part(c, 0, false, "")).toList();
            keys.add(resolved(new KeyDefinition(KeyDefinition.Kind.PLAIN, name, parts, "", true)));
        }
    }

    private IndexSchema resolved(KeyDefinition key) {
        String type =
                switch (key.kind()) {
                    case FULLTEXT, SPATIAL -> key.kind().name();
                    default -> "BTREE";
                };
        List<Part> parts =
                key.parts().stream()
                        .map(p -> p.column().isEmpty() ? p : part(type, p, p.column()))
                        .toList();
        boolean primary = key.kind() == KeyDefinition.Kind.PRIMARY;
        return new IndexSchema(
                primary ? "PRIMARY" : key.name().isEmpty() ? freeName(parts.get(0)) : key.name(),
                primary || key.kind() == KeyDefinition.Kind.UNIQUE,
                type,
                parts,
                key.comment(),
                key.visible());
    }

    /** The first column's name, with a number from 2 on when it is taken. */
    private String freeName(Part first) {
        String base = first.column().isEmpty() ? "functional_index" : first.column();
        String name = base;
        for (int i = 2; taken(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    private boolean taken(String name) {
        return name.equalsIgnoreCase("PRIMARY")
                || keys.stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
    }

    /** Whether a key begins with these columns, also one that the same statement adds later. */
    private boolean served(List<String> wanted) {
        return keys.stream()
                        .filter(key -> key.type().equals("BTREE"))
                        .anyMatch(key -> begins(key.parts(), wanted))
                || actions.stream()
                        .filter(AddKey.class::isInstance)
                        .map(action -> ((AddKey) action).key())
                        .filter(key -> key.kind().compareTo(KeyDefinition.Kind.PLAIN) <= 0)
                        .anyMatch(key -> begins(key.parts(), wanted));
    }

    private static boolean begins(List<Part> parts, List<String> wanted) {
        if (parts.size() < wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!parts.get(i).column().equalsIgnoreCase(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}
