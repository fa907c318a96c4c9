package io.omsflink.catalog.cascade;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All ways down from a changed row. Whoever changes rows along them in the order given here finds
 * the rows at the end of each through those between, because these still stand.
 *
 * <ul>
 *   <li>InnoDB refuses a cascade of more than {@link #MAX_DEPTH} levels (FK_MAX_CASCADE_DEL), so no
 *       change in a log needs a longer way.
 *   <li>It refuses an update that comes back to a table that the same cascade updates, so ways end
 *       there. Deletes may come back.
 * </ul>
 */
public final class CascadePaths {
    public static final int MAX_DEPTH = 15;

    /** More ways than this from one table are not followed; the pre-check refuses such tables. */
    public static final int MAX_PATHS = 200;

    private final CascadeGraph graph;
    private final List<CascadePath> found = new ArrayList<>();
    private final Deque<Integer> updated = new ArrayDeque<>();

    private CascadePaths(CascadeGraph graph) {
        this.graph = graph;
    }

    /** Ways that the deletion of a row of the table takes. */
    public static List<CascadePath> onDelete(CascadeGraph graph, int table) {
        CascadePaths paths = new CascadePaths(graph);
        paths.descend(table, new CascadePath(List.of(), CascadeEffect.DELETE));
        return paths.found;
    }

    /**
     * Ways that an update of a row of the table takes.
     *
     * @param columns that change, in lower case
     */
    public static List<CascadePath> onUpdate(CascadeGraph graph, int table, Set<String> columns) {
        CascadePaths paths = new CascadePaths(graph);
        paths.updated.push(table);
        paths.descend(table, new CascadePath(List.of(), CascadeEffect.changed(columns)));
        return paths.found;
    }

    private void descend(int table, CascadePath path) {
        if (path.steps().size() == MAX_DEPTH) {
            return;
        }
        for (CascadeGraph.Edge edge : graph.children(table)) {
            Optional<CascadeEffect> effect = path.effect().on(edge);
            if (effect.isPresent() && found.size() <= MAX_PATHS) {
                follow(edge, path.then(edge, effect.get()));
            }
        }
    }

    private void follow(CascadeGraph.Edge edge, CascadePath path) {
        if (path.effect().delete()) {
            descend(edge.child(), path);
            found.add(path);
        } else if (!updated.contains(edge.child())) {
            updated.push(edge.child());
            descend(edge.child(), path);
            updated.pop();
            found.add(path);
        }
    }
}
