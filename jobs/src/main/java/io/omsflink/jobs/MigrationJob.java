package io.omsflink.jobs;

import io.omsflink.catalog.check.CheckReport;
import io.omsflink.catalog.check.Precheck;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Entry point of a migration: {@code flink run oms-jobs.jar --project FILE [--ddl-applied PLACE]}.
 */
public final class MigrationJob {
    private static final String USAGE =
            "Use: flink run oms-jobs.jar --project FILE [--ddl-applied PLACE].";

    private MigrationJob() {}

    public static void main(String[] args) throws Exception {
        try {
            run(StreamExecutionEnvironment.getExecutionEnvironment(), arguments(args));
        } catch (OmsException e) {
            System.err.println(e.getMessage());
            if (startedByCommandLine()) {
                System.exit(1);
            }
            throw e;
        }
    }

    private static void run(StreamExecutionEnvironment environment, Map<String, String> arguments)
            throws Exception {
        MigrationProject project = ProjectParser.parse(Path.of(arguments.get("--project")));
        boolean restored =
                environment
                        .getConfiguration()
                        .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                        .isPresent();
        if (!restored) {
            check(project);
        }
        JobPlan plan =
                ProjectCompiler.compile(project)
                        .withDdlAnswer(
                                arguments.containsKey("--ddl-applied")
                                        ? DdlPlan.Answer.APPLIED
                                        : DdlPlan.Answer.NONE,
                                arguments.getOrDefault("--ddl-applied", ""));
        System.out.println(plan.render());
        JobGraphBuilder.build(environment, plan);
        environment.execute(plan.name());
    }

    private static void check(MigrationProject project) {
        CheckReport report = Precheck.run(project);
        report.warnings().forEach(warning -> System.err.println("Warning: " + warning.paragraph()));
        report.throwIfFailed();
    }

    private static Map<String, String> arguments(String[] args) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            values.put(args[i], args[i + 1]);
        }
        List<String> unknown =
                values.keySet().stream()
                        .filter(key -> !key.equals("--project") && !key.equals("--ddl-applied"))
                        .toList();
        if (args.length % 2 != 0 || !values.containsKey("--project") || !unknown.isEmpty()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot start: the arguments "
                            + List.of(args)
                            + " are not understood. "
                            + USAGE);
        }
        return values;
    }

    /** Only then the process is ours to end; a JobManager that was sent the jar must live on. */
    private static boolean startedByCommandLine() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.anyMatch(
                                        frame ->
                                                frame.getClassName()
                                                        .equals(
                                                                "org.apache.flink.client.cli.CliFrontend")));
    }

    /**
     * Submits the job and returns once the cluster has taken it. The caller has checked the
     * project.
     *
     * @param configuration says where ({@code execution.target}, {@code rest.*}), with which jar
     *     ({@code pipeline.jars}) and from which state ({@code execution.state-recovery.path})
     * @throws OmsException CLUSTER_FAILED when the cluster does not take it
     */
    public static JobClient submit(Configuration configuration, JobPlan plan) {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        JobGraphBuilder.build(environment, plan);
        try {
            return environment.executeAsync(plan.name());
        } catch (Exception e) {
            throw new OmsException(
                    ErrorCode.CLUSTER_FAILED,
                    "Cannot submit "
                            + plan.name()
                            + " to the Flink cluster: "
                            + root(e).getMessage()
                            + ". Check that it runs ('oms cluster status') and see its log.",
                    e);
        }
    }

    /** {@link #submit(Configuration, JobPlan)} of a project as it stands in its file. */
    public static JobClient submit(Configuration configuration, MigrationProject project) {
        return submit(configuration, ProjectCompiler.compile(project));
    }

    private static Throwable root(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
