package io.omsflink.jobs.cascade;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.catalog.cascade.CascadePath;
import io.omsflink.jobs.binlog.Literals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The statement for the end of one {@link CascadePath}. Tables on the way are joined as c1, c2 and
 * so on; the last one keeps its name, because an alias behind DELETE would need a present database.
 *
 * <ul>
 *   <li>Columns with {@code ON UPDATE CURRENT_TIMESTAMP} keep their value, as in InnoDB's cascade.
 *   <li>Where the changed columns are part of a unique key, a row may stand in the way that was
 *       copied after this very cascade. It is the newer one, so the older gives way to it.
 * </ul>
 */
final class CascadeSql {
    private final CascadeGraph graph;
    private final TableSchema head;
    private final CascadePath path;
    private final TableSchema end;

    private CascadeSql(CascadeGraph graph, int head, CascadePath path) {
        this.graph = graph;
        this.head = graph.table(head);
        this.path = path;
        this.end = graph.table(path.last().table());
    }

    /** One statement, or two. */
    static List<CascadeText> of(CascadeGraph graph, int head, CascadePath path) {
        CascadeSql sql = new CascadeSql(graph, head, path);
        if (path.effect().delete()) {
            return List.of(sql.delete());
        }
        return sql.inUniqueKey()
                ? List.of(sql.update("UPDATE IGNORE "), sql.deleteUnchanged())
                : List.of(sql.update("UPDATE "));
    }

    private CascadeText delete() {
        return where(begin("DELETE " + alias(path.steps().size()) + " FROM " + tables()));
    }

    /** Deletes the rows that the update had to leave as they were. */
    private CascadeText deleteUnchanged() {
        CascadeText text = delete().text(" AND NOT (");
        String separator = "";
        for (Map.Entry<String, Optional<String>> entry : path.effect().values().entrySet()) {
            // A collation may take the new value for the old one; the bytes tell them apart.
            String name = changed(entry.getKey());
            text.text(
                    separator
                            + (collated(end, entry.getKey()) ? "BINARY " + name : name)
                            + " <=> ");
            value(text, entry.getValue());
            separator = " AND ";
        }
        return text.text(")");
    }

    private void value(CascadeText text, Optional<String> column) {
        column.ifPresentOrElse(
                name -> text.value(WrittenColumns.position(head, name)), () -> text.text("NULL"));
    }

    private CascadeText update(String verb) {
        CascadeText text = begin(verb + tables() + " SET ");
        String separator = "";
        for (Map.Entry<String, Optional<String>> entry : path.effect().values().entrySet()) {
            text.text(separator + changed(entry.getKey()) + "=");
            value(text, entry.getValue());
            separator = ",";
        }
        for (ColumnSchema kept : end.columns()) {
            if (kept.extra().toLowerCase(Locale.ROOT).contains("on update")
                    && !path.effect().values().containsKey(lower(kept.name()))) {
                String name = changed(kept.name());
                text.text("," + name + "=" + name);
            }
        }
        return where(text);
    }

    private CascadeText begin(String text) {
        return new CascadeText(Literals.of(head)).text(text);
    }

    private String tables() {
        StringBuilder tables = new StringBuilder();
        for (int i = 0; i < path.steps().size(); i++) {
            CascadePath.Step step = path.steps().get(i);
            tables.append(i == 0 ? "" : " JOIN ")
                    .append(Names.quote(graph.table(step.table()).id()))
                    .append(i + 1 == path.steps().size() ? "" : " c" + (i + 1));
            if (i > 0) {
                tables.append(" ON ").append(joined(step.key(), alias(i), alias(i + 1)));
            }
        }
        return tables.toString();
    }

    private static String joined(ForeignKeySchema key, String parent, String child) {
        StringBuilder on = new StringBuilder();
        for (int i = 0; i < key.columns().size(); i++) {
            on.append(i == 0 ? "" : " AND ")
                    .append(column(child, key.columns().get(i)))
                    .append('=')
                    .append(column(parent, key.parentColumns().get(i)));
        }
        return on.toString();
    }

    private CascadeText where(CascadeText text) {
        ForeignKeySchema key = path.first().key();
        for (int i = 0; i < key.columns().size(); i++) {
            text.text(
                    (i == 0 ? " WHERE " : " AND ") + column(alias(1), key.columns().get(i)) + "=");
            text.key(WrittenColumns.position(head, key.parentColumns().get(i)));
        }
        for (int i = 1; i < path.steps().size(); i++) {
            onlyChanged(text, i);
        }
        return text;
    }

    /**
     * InnoDB goes on from a row only when bytes of what the next table refers to change: a row that
     * has the new value already, in other letters than the old one, ends its cascade.
     *
     * @param step number of a table on the way, from 1
     */
    private void onlyChanged(CascadeText text, int step) {
        CascadePath.Step here = path.steps().get(step - 1);
        Map<String, Optional<String>> values = here.effect().values();
        List<String> referred =
                path.steps().get(step).key().parentColumns().stream()
                        .filter(column -> values.containsKey(lower(column)))
                        .toList();
        TableSchema table = graph.table(here.table());
        if (referred.stream().noneMatch(column -> collated(table, column))
                || referred.stream().anyMatch(column -> values.get(lower(column)).isEmpty())) {
            // Numbers that are equal have equal bytes, and a value that becomes NULL changes.
            return;
        }
        String separator = " AND NOT (";
        for (String column : referred) {
            String name = column(alias(step), column);
            text.text(separator + (collated(table, column) ? "BINARY " + name : name) + " <=> ");
            value(text, values.get(lower(column)));
            separator = " AND ";
        }
        text.text(")");
    }

    private static boolean collated(TableSchema table, String column) {
        return !table.column(column).collation().isEmpty();
    }

    private boolean inUniqueKey() {
        return end.indexes().stream()
                .filter(IndexSchema::unique)
                .flatMap(index -> index.parts().stream())
                .anyMatch(part -> path.effect().values().containsKey(lower(part.column())));
    }

    private String alias(int step) {
        return step == path.steps().size() ? Names.quote(end.id()) : "c" + step;
    }

    private String changed(String name) {
        return column(Names.quote(end.id()), name);
    }

    private static String column(String alias, String name) {
        return alias + "." + Names.quote(name);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
