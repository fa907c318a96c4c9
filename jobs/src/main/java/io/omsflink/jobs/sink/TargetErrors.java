package io.omsflink.jobs.sink;

import io.omsflink.jobs.JobPlan;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** What an error of the target means; the numbers are in {@link TargetErrorTable}. */
final class TargetErrors {
    private static final int PACKET_TOO_LARGE = 1153;

    /** SQLSTATE class of connections, which drivers set where no server sent a number. */
    private static final String CONNECTION = "08";

    private TargetErrors() {}

    /** What an error means that a statement before the COMMIT answered. */
    static ErrorKind kind(SQLException e) {
        if (packetTooLarge(e)) {
            return ErrorKind.VALUE;
        }
        return TargetErrorTable.find(e.getErrorCode())
                .map(TargetErrorTable.Entry::kind)
                .orElse(connectionLost(e) ? ErrorKind.CONNECTION_LOST : ErrorKind.UNLISTED);
    }

    /** What an error means that COMMIT itself answered, or that came instead of its answer. */
    static ErrorKind kindAtCommit(SQLException e) {
        return kind(e).atCommit();
    }

    /** Whether the transaction is certainly rolled back and the same one may succeed at once. */
    static boolean isTransient(SQLException e) {
        return kind(e) == ErrorKind.RETRY;
    }

    static ErrorCode classify(SQLException e) {
        return kind(e).code();
    }

    /** Drivers refuse such a statement themselves, without a number. */
    private static boolean packetTooLarge(SQLException e) {
        return e.getErrorCode() == PACKET_TOO_LARGE
                || String.valueOf(e.getMessage()).contains("max_allowed_packet");
    }

    private static boolean connectionLost(SQLException e) {
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || String.valueOf(e.getSQLState()).startsWith(CONNECTION);
    }

    /** An error of the target as one of ours; other causes stay as they are. */
    static Throwable explained(Throwable cause, JobPlan plan, String work) {
        return cause instanceof SQLException e
                ? new OmsException(
                        classify(e),
                        "Cannot "
                                + work
                                + ": "
                                + e.getMessage()
                                + " (error "
                                + e.getErrorCode()
                                + "). "
                                + advice(e, plan.name()),
                        e)
                : cause;
    }

    /** What a person does about it, as a sentence. */
    static String advice(SQLException e, String project) {
        if (ReadOnlyTarget.says(e)) {
            return ReadOnlyTarget.advice(project);
        }
        if (packetTooLarge(e)) {
            return "Raise max_allowed_packet at the target above the largest row, then resume.";
        }
        return switch (kind(e)) {
            case DUPLICATE ->
                    "The target has a row of its own, or a unique key that tells less apart than"
                            + " the source's. Compare the rows with this value and the keys'"
                            + " collations on both sides, correct the target, then resume.";
            case VALUE -> "Make the target's column take the value, then resume.";
            case SCHEMA -> "Restore the object or the right at the target, then resume.";
            case FATAL -> "The target does not take this in any number of attempts; see the cause.";
            case BACK_OFF ->
                    "The target is short of memory, connections, disk or time; the job tries again"
                            + " by itself. Give it more if this repeats.";
            default ->
                    "The job tries again by itself; look whether the target is up if this repeats.";
        };
    }
}
