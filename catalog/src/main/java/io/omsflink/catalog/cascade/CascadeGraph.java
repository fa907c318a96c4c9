package io.omsflink.catalog.cascade;

import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Foreign keys that change rows, between the given tables. Tables are named by their number. */
public final class CascadeGraph {
    private final List<TableSchema> tables;
    private final List<List<Edge>> children = new ArrayList<>();

    /** A foreign key of table {@code child}, whose parent is among the tables too. */
    record Edge(int child, ForeignKeySchema key) {}

    public CascadeGraph(List<TableSchema> tables) {
        this.tables = List.copyOf(tables);
        Map<TableId, Integer> numbers = new HashMap<>();
        for (int i = 0; i < tables.size(); i++) {
            numbers.put(tables.get(i).id(), i);
            children.add(new ArrayList<>());
        }
        for (int i = 0; i < tables.size(); i++) {
            for (ForeignKeySchema key : tables.get(i).foreignKeys()) {
                Integer parent = numbers.get(key.parent());
                if (parent != null && key.changesRows()) {
                    children.get(parent).add(new Edge(i, key));
                }
            }
        }
    }

    public TableSchema table(int number) {
        return tables.get(number);
    }

    public int size() {
        return tables.size();
    }

    /** Whether a change of this table's rows can change rows of any table. */
    public boolean isParent(int table) {
        return !children.get(table).isEmpty();
    }

    List<Edge> children(int table) {
        return children.get(table);
    }

    /** Tables whose rows a change of this table can change, at any depth; it may be among them. */
    public Set<Integer> reach(int table) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(table));
        while (!next.isEmpty()) {
            for (Edge edge : children.get(next.pop())) {
                if (reached.add(edge.child())) {
                    next.push(edge.child());
                }
            }
        }
        return reached;
    }

    /** Whether a change of this table can come back to it through other tables. */
    public boolean inCircle(int table) {
        return children.get(table).stream()
                .map(Edge::child)
                .anyMatch(child -> child != table && reach(child).contains(table));
    }

    /** Columns of the table that a foreign key with an action on update refers to, lower case. */
    public Set<String> watchedColumns(int table) {
        Set<String> columns = new HashSet<>();
        children.get(table).stream()
                .map(Edge::key)
                .filter(key -> key.onUpdate().changesRows())
                .forEach(key -> columns.addAll(ColumnNames.lower(key.parentColumns())));
        return columns;
    }

    /** Whether deleting a row of the table changes other rows. */
    public boolean changesOnDelete(int table) {
        return children.get(table).stream().anyMatch(edge -> edge.key().onDelete().changesRows());
    }
}
