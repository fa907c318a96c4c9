package io.omsflink.cli;

import io.omsflink.jobs.DdlPlan.Answer;
import picocli.CommandLine.Option;

/** What a user wants with the DDL statement that a project has stopped at; one of these at most. */
final class DdlAnswer {
    @Option(
            names = "--ddl-applied",
            paramLabel = "PLACE",
            description =
                    "Place in the log, as the error message gave it, of the DDL statement that you"
                            + " have carried out at the target.")
    private String applied;

    @Option(
            names = "--ddl-apply",
            paramLabel = "PLACE",
            description = "Place of the DDL statement that is to be carried out at the target.")
    private String apply;

    @Option(
            names = "--ddl-ignore",
            paramLabel = "PLACE",
            description = "Place of the DDL statement that the target is not to follow.")
    private String ignore;

    Answer answer() {
        if (applied != null) {
            return Answer.APPLIED;
        }
        if (apply != null) {
            return Answer.APPLY;
        }
        return ignore != null ? Answer.IGNORE : Answer.NONE;
    }

    /** Empty text for none. */
    String place() {
        return switch (answer()) {
            case APPLIED -> applied;
            case APPLY -> apply;
            case IGNORE -> ignore;
            case NONE -> "";
        };
    }
}
