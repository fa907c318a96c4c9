package io.omsflink.catalog.cascade;

import io.omsflink.catalog.ForeignKeySchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A way from a changed row down to the rows of one table: the foreign keys on it, the one next to
 * the changed row first.
 *
 * @param effect what becomes of the rows at its end
 */
public record CascadePath(List<Step> steps, CascadeEffect effect) {

    /**
     * One foreign key on the way.
     *
     * @param table number of the child table
     * @param effect what becomes of its rows
     */
    public record Step(int table, ForeignKeySchema key, CascadeEffect effect) {}

    public CascadePath {
        steps = List.copyOf(steps);
    }

    public Step first() {
        return steps.get(0);
    }

    public Step last() {
        return steps.get(steps.size() - 1);
    }

    CascadePath then(CascadeGraph.Edge edge, CascadeEffect next) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(edge.child(), edge.key(), next));
        return new CascadePath(longer, next);
    }
}
