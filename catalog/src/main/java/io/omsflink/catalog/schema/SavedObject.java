package io.omsflink.catalog.schema;

import java.util.Optional;

/**
 * What is kept about an object between two calls; everything else the target itself tells.
 *
 * @param state {@link ObjectState#FAILED}, {@link ObjectState#SKIPPED}, or {@link
 *     ObjectState#CREATED} for an edited statement that has run
 * @param ddl the user's statement, in place of the converted one
 * @param message why it failed
 */
record SavedObject(Optional<ObjectState> state, Optional<String> ddl, String message) {
    static final SavedObject NOTHING = new SavedObject(Optional.empty(), Optional.empty(), "");

    boolean skipped() {
        return state.filter(s -> s == ObjectState.SKIPPED).isPresent();
    }

    boolean failed() {
        return state.filter(s -> s == ObjectState.FAILED).isPresent();
    }

    /** An edited statement ran; the objects that it made may have any name. */
    boolean editedAndCreated() {
        return ddl.isPresent() && state.filter(s -> s == ObjectState.CREATED).isPresent();
    }

    SavedObject with(ObjectState newState, String newMessage) {
        return new SavedObject(Optional.of(newState), ddl, newMessage);
    }

    SavedObject withoutState() {
        return new SavedObject(Optional.empty(), ddl, "");
    }

    SavedObject withDdl(String newDdl) {
        return new SavedObject(Optional.empty(), Optional.of(newDdl), "");
    }
}
