package io.omsflink.jobs.element;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import java.io.IOException;
import java.util.List;

/**
 * The log reader has (re)started: everything of the log that follows stands after this position.
 *
 * @param runId the run of the project that this log belongs to
 * @param tables what the table numbers in the following transactions mean
 */
public record LogStart(String runId, LogPosition position, List<TableSchema> tables)
        implements Element {

    public LogStart {
        tables = List.copyOf(tables);
    }

    @Override
    public void accept(Visitor visitor) throws IOException, InterruptedException {
        visitor.logStart(this);
    }
}
