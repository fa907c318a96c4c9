package io.omsflink.jobs.ddl;

import io.omsflink.jobs.element.TargetStatement;
import io.omsflink.project.TableId;
import java.util.List;

/**
 * What a statement of the log does, in two parts: to the reader's tables and to the target.
 *
 * @param touched the target's tables that may look different afterwards
 * @param notes what arrives otherwise than at the source
 * @param refusals why the target cannot follow; there are no statements then
 * @param convergent whether it may come while the rows are being copied
 * @param ignorable whether rows that follow still fit when the target does nothing
 */
public record TableChange(
        DdlKind kind,
        SchemaStep step,
        List<TargetStatement> statements,
        List<TableId> touched,
        List<String> notes,
        List<String> refusals,
        boolean convergent,
        boolean ignorable) {

    public TableChange {
        statements = List.copyOf(statements);
        touched = List.copyOf(touched);
        notes = List.copyOf(notes);
        refusals = List.copyOf(refusals);
    }

    /** The same, but not for the target. */
    TableChange refused(String reason) {
        return new TableChange(
                kind, step, List.of(), touched, notes, List.of(reason), convergent, ignorable);
    }

    /** Of a table that the target does not have. */
    static TableChange shadow(SchemaStep step) {
        return new TableChange(
                DdlKind.SHADOW, step, List.of(), List.of(), List.of(), List.of(), true, true);
    }
}
