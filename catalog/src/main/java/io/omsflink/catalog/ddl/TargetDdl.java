package io.omsflink.catalog.ddl;

import java.util.List;

/**
 * What a target has to run for a change of the source's tables.
 *
 * @param statements in their order; empty when there is nothing to do
 * @param notes what arrives otherwise than at the source
 * @param refusals why the target cannot follow; nothing may be run then
 */
public record TargetDdl(List<String> statements, List<String> notes, List<String> refusals) {

    public TargetDdl {
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
        refusals = List.copyOf(refusals);
    }
}
