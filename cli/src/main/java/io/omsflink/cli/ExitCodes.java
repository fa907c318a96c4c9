package io.omsflink.cli;

import io.omsflink.project.ErrorCode;

/** What the command tells the shell. Scripts may rely on it. */
public final class ExitCodes {
    public static final int OK = 0;

    /** Something outside failed: a database, the cluster, a job. */
    public static final int FAILED = 1;

    /** The user can mend it: an argument, the project file, what the pre-check found. */
    public static final int USER = 2;

    /** A mistake of this program. */
    public static final int INTERNAL = 3;

    private ExitCodes() {}

    static int of(ErrorCode code) {
        return switch (code.errorClass()) {
            case USER -> USER;
            case EXTERNAL -> FAILED;
            case INTERNAL -> INTERNAL;
        };
    }
}
