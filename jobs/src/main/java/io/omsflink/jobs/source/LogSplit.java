package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.ObjectChange;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The source's log from a position on.
 *
 * @param runId run of the project, so that a position that another run left at the target is never
 *     taken for ours
 * @param position where reading begins unless the target has applied more already
 * @param tables the project's tables as they were at the start position; what has become of them
 *     since, the target knows ({@link LogSchemas}). State of before that knowledge has them as
 *     after the last change that a user had carried out at the target
 * @param copiedAt for tables without a key and for those that joined later, by table number:
 *     changes up to this position are in the copy already
 * @param resume where reading may begin when the target stands behind it: XA transactions that were
 *     prepared before and not ended could be missed elsewhere; empty in state of version 1, which
 *     refused them
 */
record LogSplit(
        String runId,
        LogPosition position,
        List<TableSchema> tables,
        Map<Integer, LogPosition> copiedAt,
        Optional<LogPosition> resume)
        implements MigrationSplit {

    LogSplit {
        tables = List.copyOf(tables);
        copiedAt = Map.copyOf(copiedAt);
    }

    LogSplit resumeFrom(LogPosition place) {
        return new LogSplit(runId, position, tables, copiedAt, Optional.of(place));
    }

    /**
     * The same log for the tables that a change makes of these. Table numbers are others then,
     * which a reader may do when it begins.
     */
    LogSplit changed(ObjectChange change) {
        Map<TableId, LogPosition> copies = new HashMap<>();
        copiedAt.forEach((index, at) -> copies.put(tables.get(index).id(), at));
        List<TableSchema> changed = new ArrayList<>();
        tables.stream().filter(table -> !change.left().contains(table.id())).forEach(changed::add);
        Set<TableId> known = tables.stream().map(TableSchema::id).collect(Collectors.toSet());
        for (TableSchema table : change.joined()) {
            if (!known.contains(table.id())) {
                changed.add(table);
                copies.put(table.id(), change.joinedAt());
            }
        }
        Map<Integer, LogPosition> numbered = new HashMap<>();
        for (int i = 0; i < changed.size(); i++) {
            LogPosition copied = copies.get(changed.get(i).id());
            if (copied != null) {
                numbered.put(i, copied);
            }
        }
        return new LogSplit(runId, position, changed, numbered, resume);
    }

    /** Where reading begins when the target has applied everything before a place. */
    LogPosition begin(LogPosition applied) {
        return resume.filter(new LogProgress(applied)::contains).orElse(applied);
    }

    @Override
    public String splitId() {
        return "log";
    }
}
