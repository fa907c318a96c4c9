package io.omsflink.stages;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.sink.NullTarget;
import io.omsflink.jobs.source.PlainLog;
import io.omsflink.project.ProjectParser;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * A program of its own, so that it can be held to some cores: reads a log of transactions several
 * times, each time from the socket to statements that go nowhere.
 */
public final class NullTargetRun {
    /** Variable that holds the password of the source. */
    public static final String PASSWORD_VARIABLE = "OMS_BENCH_PASSWORD";

    private static final String PROJECT =
            """
            name: null_target
            kind: migration
            source: {type: mysql, host: 127.0.0.1, port: %s, user: root, password: "${env:%s}"}
            target: {type: mysql, host: 127.0.0.1, port: 1, user: root, password: "${env:%s}"}
            objects: {include: ["sbtest.*"]}
            steps: {incremental: {mode: %s}}
            """;

    private final JobPlan plan;
    private final LogPosition from;
    private final long transactions;

    private NullTargetRun(JobPlan plan, LogPosition from, long transactions) {
        this.plan = plan;
        this.from = from;
        this.transactions = transactions;
    }

    /**
     * Arguments: port, log file and offset where the transactions begin, how many there are, how
     * often to read them, mode. Prints for each time transactions per second and CPU-seconds of
     * this process for a million of them.
     */
    public static void main(String[] arguments) throws Exception {
        JobPlan plan =
                ProjectCompiler.compile(
                        ProjectParser.parse(
                                PROJECT.formatted(
                                        arguments[0],
                                        PASSWORD_VARIABLE,
                                        PASSWORD_VARIABLE,
                                        arguments[5]),
                                "null_target.yaml"));
        LogPosition from = LogPosition.ofFile(arguments[1], Long.parseLong(arguments[2]));
        NullTargetRun run = new NullTargetRun(plan, from, Long.parseLong(arguments[3]));
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            System.out.println(run.once());
        }
    }

    private String once() throws Exception {
        long cpu = cpuNanos();
        long began = System.nanoTime();
        try (PlainLog log = PlainLog.read(plan.source(), SampleLog.TABLE, from);
                NullTarget target = new NullTarget(plan, SampleLog.TABLE, from)) {
            long left = transactions;
            while (left > 0) {
                Element next = log.next();
                target.add(next);
                left -= next instanceof LogTransaction ? 1 : 0;
            }
            target.flush();
            double seconds = (System.nanoTime() - began) / 1e9;
            double used = (cpuNanos() - cpu) / 1e9;
            return String.format(
                    Locale.ROOT, "%.0f %.2f", transactions / seconds, used * 1e6 / transactions);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
