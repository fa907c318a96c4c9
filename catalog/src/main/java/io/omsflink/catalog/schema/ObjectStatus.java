package io.omsflink.catalog.schema;

import java.util.List;

/**
 * One object and how far it has got.
 *
 * @param ddl the statement that would run: the user's, else the converted one; empty when there is
 *     none
 * @param edited whether it is the user's
 * @param messages why it failed
 */
public record ObjectStatus(
        SchemaObject object, ObjectState state, String ddl, boolean edited, List<String> messages) {

    public ObjectStatus {
        messages = List.copyOf(messages);
    }

    public ObjectKey key() {
        return object.key();
    }

    /** Whether its statement has still to run. */
    boolean open() {
        return !ddl.isEmpty() && (state == ObjectState.DDL_READY || state == ObjectState.FAILED);
    }
}
