package io.omsflink.jobs;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.List;

/**
 * How the tables of a job that follows the log differ from those in the state that it is restored
 * from. State that knows the change already stays as it is, so a job may start with it any number
 * of times.
 *
 * @param joined tables that the log is followed for from now on, as they are at {@code joinedAt}
 * @param joinedAt what the target has of these: exactly the changes before this place
 * @param left tables that are not followed any more
 * @param until the log is followed exactly up to this place, and the job then waits to be ended; a
 *     position without a file for no end
 */
public record ObjectChange(
        List<TableSchema> joined, LogPosition joinedAt, List<TableId> left, LogPosition until)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final LogPosition NOWHERE = LogPosition.ofFile("", 0);

    /** No change, no end. */
    public static final ObjectChange NONE =
            new ObjectChange(List.of(), NOWHERE, List.of(), NOWHERE);

    public ObjectChange {
        joined = List.copyOf(joined);
        left = List.copyOf(left);
    }

    /** The log is followed to this place and no further. */
    public static ObjectChange until(LogPosition place) {
        return new ObjectChange(List.of(), NOWHERE, List.of(), place);
    }

    /** Tables come in and go. */
    public static ObjectChange of(
            List<TableSchema> joined, LogPosition joinedAt, List<TableId> left) {
        return new ObjectChange(joined, joinedAt, left, NOWHERE);
    }

    /** Whether the log is followed no further than {@link #until}. */
    public boolean ends() {
        return !until.file().isEmpty();
    }
}
