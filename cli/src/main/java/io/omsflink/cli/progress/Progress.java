package io.omsflink.cli.progress;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.omsflink.cli.home.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the source's enumerator says: the value of its gauge {@code progress}.
 *
 * @param phase {@code PREPARE}, {@code COPY}, {@code INDEX}, {@code LOG} or {@code DONE}; empty
 *     while nothing is known
 * @param tables all, or those that fit into a gauge; then {@code tablesTotal} and {@code
 *     tablesDone} count all
 * @param startedAt ms since 1970
 * @param copyEndedAt ms since 1970, 0 while it goes on
 */
public record Progress(
        String phase,
        String runId,
        long rows,
        long bytes,
        long chunks,
        long chunksTotal,
        List<TableProgress> tables,
        int tablesTotal,
        int tablesDone,
        long startedAt,
        long copyEndedAt) {

    public static final Progress UNKNOWN = new Progress("", "", 0, 0, 0, 0, List.of(), 0, 0, 0, 0);

    public Progress {
        phase = phase == null ? "" : phase;
        tables = tables == null ? List.of() : List.copyOf(tables);
        tablesTotal = Math.max(tablesTotal, tables.size());
        tablesDone =
                Math.max(tablesDone, (int) tables.stream().filter(TableProgress::done).count());
    }

    static Progress parse(String json) {
        try {
            return Json.mapper().readValue(json, Progress.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonIgnore
    public boolean known() {
        return !phase.isEmpty();
    }

    /** Whether all rows are copied and the log is being applied. */
    @JsonIgnore
    public boolean inLog() {
        return "LOG".equals(phase);
    }

    public long estimate() {
        return tables.stream().mapToLong(t -> Math.max(t.estimate(), t.rows())).sum();
    }

    /** Duration of the copy, or of what of it has passed at {@code now}; 0 before it began. */
    public double copySeconds(long now) {
        if (startedAt == 0) {
            return 0;
        }
        return ((copyEndedAt > 0 ? copyEndedAt : now) - startedAt) / 1000.0;
    }
}
