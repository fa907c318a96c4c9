package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The source's log from a position on.
 *
 * @param runId run of the project, so that a position that another run left at the target is never
 *     taken for ours
 * @param position where reading begins unless the target has applied more already
 * @param tables the project's tables as they were at the start position, or after the last change
 *     of a schema that was passed; their order gives the table numbers
 * @param copiedAt for tables without a key, by table number: changes up to this position are in the
 *     copy already
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

    LogSplit with(List<TableSchema> newTables) {
        return new LogSplit(runId, position, newTables, copiedAt, resume);
    }

    LogSplit resumeFrom(LogPosition place) {
        return new LogSplit(runId, position, tables, copiedAt, Optional.of(place));
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
