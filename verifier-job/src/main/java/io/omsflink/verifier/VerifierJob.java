package io.omsflink.verifier;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import io.omsflink.verifier.job.VerifyRun;
import io.omsflink.verifier.report.Summary;
import io.omsflink.verifier.report.Tally;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Entry point of a verification: {@code flink run oms-verifier.jar --project FILE}. Prints a line
 * for each table and ends with 0 when all are equal, 1 when some differ, 2 when it could not tell.
 */
public final class VerifierJob {
    private static final String USAGE = "Use: flink run oms-verifier.jar --project FILE.";

    private VerifierJob() {}

    public static void main(String[] args) {
        try {
            Tally tally = run(StreamExecutionEnvironment.getExecutionEnvironment(), file(args));
            System.out.println(Summary.text(tally.results()));
            end(tally.verdict().exitCode());
        } catch (OmsException e) {
            System.err.println(e.getMessage());
            end(2);
            throw e;
        }
    }

    private static Tally run(StreamExecutionEnvironment environment, Path file) {
        MigrationProject project = ProjectParser.parse(file);
        VerifyPlan plan =
                new VerifyPlanner(project)
                        .plan(VerifyOptions.of(project.speed().fullRead()), table -> true);
        Tally tally = new Tally(plan);
        new VerifyRun(plan).run(environment, tally::add);
        return tally;
    }

    private static Path file(String[] args) {
        if (args.length != 2 || !args[0].equals("--project")) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot start: the arguments "
                            + List.of(args)
                            + " are not understood. "
                            + USAGE);
        }
        return Path.of(args[1]);
    }

    /** Only a process of the command line is ours to end. */
    private static void end(int code) {
        boolean commandLine =
                StackWalker.getInstance()
                        .walk(
                                frames ->
                                        frames.anyMatch(
                                                f -> f.getClassName().endsWith(".CliFrontend")));
        if (commandLine && code != 0) {
            System.exit(code);
        }
    }
}
