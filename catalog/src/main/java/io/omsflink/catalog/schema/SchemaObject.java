package io.omsflink.catalog.schema;

import io.omsflink.catalog.Conversion;
import io.omsflink.catalog.Verdict;
import java.io.Serializable;
import java.util.List;

/**
 * One object with its statement for the target.
 *
 * @param conversion for what is not migrated: its text at the source
 */
public record SchemaObject(ObjectKey key, Conversion conversion) implements Serializable {

    public Verdict verdict() {
        return conversion.verdict();
    }

    public List<String> remarks() {
        return conversion.remarks();
    }

    /** Whether there is a statement that may run without the user. */
    boolean ready() {
        return verdict() != Verdict.UNSUPPORTED && !conversion.ddl().isEmpty();
    }
}
