package io.omsflink.jobs.element;

import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.io.IOException;
import java.util.List;

/**
 * A DDL statement of the log, at its place between the transactions.
 *
 * @param end where it ends; its name, too
 * @param commitMicros as of {@link LogTransaction}
 * @param sql as the source ran it
 * @param session settings of the session that the target's statements need
 * @param statements what the target has to run, in that order; empty when nothing
 * @param touched the target's tables that may look different afterwards
 * @param step what it does to the followed tables, for who restarts behind it
 * @param lasting whether the step is of the project's own tables; one of tables beside them counts
 *     until the next one
 * @param tables what the table numbers in the transactions after it mean
 */
public record LogDefinition(
        LogPoint end,
        long commitMicros,
        String sql,
        List<String> session,
        List<TargetStatement> statements,
        List<TableId> touched,
        byte[] step,
        boolean lasting,
        List<TableSchema> tables)
        implements Element {

    public LogDefinition {
        session = List.copyOf(session);
        statements = List.copyOf(statements);
        touched = List.copyOf(touched);
        tables = List.copyOf(tables);
    }

    @Override
    public void accept(Visitor visitor) throws IOException, InterruptedException {
        visitor.definition(this);
    }
}
