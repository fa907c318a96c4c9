package io.omsflink.jobs.ddl;

import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.catalog.ddl.SchemaChange.RenameTables;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Where the tables of one {@code RENAME TABLE} end up, whatever names they take in between. */
final class RenameMoves {
    private final Predicate<TableId> known;

    /** What stands under a name now, by the name that it had before the statement. */
    private final Map<TableId, TableId> origins = new LinkedHashMap<>();

    private final Set<TableId> left = new TreeSet<>();
    private final List<Rename> steps = new ArrayList<>();

    private RenameMoves(Predicate<TableId> known) {
        this.known = known;
    }

    /**
     * @param known tables whose definition is known
     */
    static RenameMoves of(RenameTables rename, Predicate<TableId> known) {
        RenameMoves moves = new RenameMoves(known);
        rename.renames().forEach(moves::step);
        return moves;
    }

    private void step(Rename rename) {
        TableId origin = origins.remove(rename.from());
        if (origin == null) {
            origin = rename.from();
        }
        left.add(rename.from());
        left.remove(rename.to());
        origins.put(rename.to(), origin);
        if (known.test(origin)) {
            steps.add(rename);
        }
    }

    /** The steps of known tables, in their order. */
    List<Rename> steps() {
        return steps;
    }

    /** The steps of those tables alone that pass the test under their first name. */
    List<Rename> steps(Predicate<TableId> wanted) {
        Map<TableId, TableId> at = new LinkedHashMap<>();
        List<Rename> found = new ArrayList<>();
        for (Rename step : steps) {
            TableId origin = at.getOrDefault(step.from(), step.from());
            at.remove(step.from());
            at.put(step.to(), origin);
            if (wanted.test(origin)) {
                found.add(step);
            }
        }
        return found;
    }

    /** First and last names; those that come back to their own are not among them. */
    List<Rename> ends() {
        return origins.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .map(entry -> new Rename(entry.getValue(), entry.getKey()))
                .toList();
    }
}
