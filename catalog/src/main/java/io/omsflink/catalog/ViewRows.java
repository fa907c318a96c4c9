package io.omsflink.catalog;

import io.omsflink.catalog.SourceSchema.UnreadableView;
import io.omsflink.project.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Views and the order in which they can be created. */
final class ViewRows {
    private final List<ViewSchema> views = new ArrayList<>();
    private final List<UnreadableView> unreadable = new ArrayList<>();

    private ViewRows() {}

    /** Reads the text of each view: {@code information_schema} has no algorithm. */
    static ViewRows read(Statement statement, List<TableId> ids) {
        ViewRows rows = new ViewRows();
        ids.forEach(id -> rows.add(statement, id));
        return rows;
    }

    private void add(Statement statement, TableId id) {
        try (ResultSet row = statement.executeQuery("SHOW CREATE VIEW " + Names.quote(id))) {
            row.next();
            views.add(ViewSchema.parse(id, row.getString(2)));
        } catch (SQLException | IllegalArgumentException e) {
            unreadable.add(
                    new UnreadableView(
                            id,
                            "The source does not show its text (it may want SHOW VIEW): "
                                    + e.getMessage()));
        }
    }

    List<UnreadableView> unreadable() {
        return unreadable;
    }

    List<ViewSchema> ordered() {
        return ordered(views);
    }

    /** Each view after those that it reads from; otherwise in the given order. */
    static List<ViewSchema> ordered(List<ViewSchema> views) {
        Map<TableId, ViewSchema> done = new LinkedHashMap<>();
        Map<TableId, ViewSchema> begun = new LinkedHashMap<>();
        views.forEach(view -> visit(view, views, begun, done));
        return List.copyOf(done.values());
    }

    private static void visit(
            ViewSchema view,
            List<ViewSchema> all,
            Map<TableId, ViewSchema> begun,
            Map<TableId, ViewSchema> done) {
        // An alias may look like a table, and make a circle where there is none.
        if (begun.put(view.id(), view) == null) {
            all.stream()
                    .filter(other -> !other.equals(view) && view.reads(other.id()))
                    .forEach(other -> visit(other, all, begun, done));
            done.put(view.id(), view);
        }
    }
}
