package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.route.Routes;
import io.omsflink.catalog.schema.SchemaStep;
import io.omsflink.jobs.JobPlan;
import io.omsflink.project.TableId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * The work on threads of its own: an index may take hours, and Flink's own worker has one thread
 * that cutting needs.
 */
final class DatabaseThreads implements DatabaseWork {
    private final SplitEnumeratorContext<MigrationSplit> context;
    private final JobPlan plan;
    private final String runId;
    private final ChunkCutter cutter;
    private final ExecutorService reading =
            Executors.newSingleThreadExecutor(DatabaseThreads::thread);
    private final ExecutorService indexing;
    private final Map<TableId, Object> building = new ConcurrentHashMap<>();

    DatabaseThreads(SplitEnumeratorContext<MigrationSplit> context, JobPlan plan, String runId) {
        this.context = context;
        this.plan = plan;
        this.runId = runId;
        this.cutter = new ChunkCutter(plan.source(), plan.chunkRows());
        this.indexing =
                Executors.newFixedThreadPool(plan.speed().fullWrite(), DatabaseThreads::thread);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "oms-coordinator-work");
        thread.setDaemon(true);
        thread.setContextClassLoader(DatabaseThreads.class.getClassLoader());
        return thread;
    }

    @Override
    public void prepare(Consumer<Preparation.Prepared> then) {
        run(reading, "prepare " + plan.name(), () -> new Preparation(plan, runId).run(), then);
    }

    @Override
    public void cut(
            TableSchema table, List<String> cursor, int limit, Consumer<ChunkCutter.Cut> then) {
        run(
                reading,
                "cut " + table.id() + " into chunks",
                () -> cutter.cut(table, cursor, limit),
                then);
    }

    @Override
    public void buildIndexes(TableSchema table, Runnable then) {
        run(
                indexing,
                "build the indexes of " + table.id(),
                () -> buildIndexes(table),
                done -> then.run());
    }

    private Void buildIndexes(TableSchema table) throws SQLException {
        if (plan.schema()) {
            try (Connection target = Connections.open(plan.target(), ConnectionRole.WRITE)) {
                TargetDialect dialect =
                        TargetDialect.of(
                                plan.target().type(),
                                TargetCapabilities.read(target),
                                plan.charsets());
                for (TableSchema there : Routes.targets(plan.objects(), table)) {
                    // Several tables of the source may go there.
                    synchronized (building.computeIfAbsent(there.id(), id -> new Object())) {
                        SchemaStep.buildIndexes(target, plan.name(), there, dialect);
                    }
                }
            }
        }
        return null;
    }

    private <T> void run(ExecutorService on, String action, Callable<T> task, Consumer<T> then) {
        on.execute(
                () -> {
                    try {
                        T result = task.call();
                        context.runInCoordinatorThread(
                                () -> guarded(action, () -> then.accept(result)));
                    } catch (Throwable e) {
                        fail(action, e);
                    }
                });
    }

    /**
     * An exception on the coordinator's thread would end the JobManager's process; it has to end
     * the job only.
     */
    private void guarded(String action, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            fail(action, e);
        }
    }

    private void fail(String action, Throwable cause) {
        context.callAsync(
                () -> null,
                (nothing, error) -> {
                    throw Failures.forFlink(action, cause);
                });
    }

    @Override
    public void close() throws IOException {
        reading.shutdownNow();
        indexing.shutdownNow();
        try {
            cutter.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
