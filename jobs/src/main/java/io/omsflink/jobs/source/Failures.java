package io.omsflink.jobs.source;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** Tells Flink whether a failure is worth a restart. */
public final class Failures {

    private Failures() {}

    /** An exception to throw to Flink: one that a restart cannot mend stops the job. */
    public static RuntimeException forFlink(String action, Throwable cause) {
        OmsException known = find(cause);
        if (known == null) {
            return new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot "
                            + action
                            + ": "
                            + cause.getMessage()
                            + ". The job tries again by itself.",
                    cause);
        }
        return known.code().retryable() ? known : new SuppressRestartsException(known);
    }

    private static OmsException find(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof OmsException known) {
                return known;
            }
        }
        return null;
    }
}
