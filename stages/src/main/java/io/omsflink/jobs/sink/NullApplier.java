package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A connection that writes its statements and throws them away. */
final class NullApplier implements Applier {
    private final int number;
    private final ApplyWindow window;
    private final Commits commits;
    private final ApplyBatch batch;
    private final TaskQueue queue =
            new TaskQueue(ApplyWorker.BATCH_ROWS, 2 * ApplyWorker.BATCH_ROWS);
    private final Thread thread;

    NullApplier(int number, List<TableSchema> tables, ApplyWindow window, Commits commits) {
        this.number = number;
        this.window = window;
        this.commits = commits;
        this.batch = new ApplyBatch(tables);
        this.thread = ApplyThreads.start("null-" + number, this::run);
    }

    @Override
    public TaskQueue queue() {
        return queue;
    }

    private void run() {
        try {
            ApplyTask task = queue.take();
            while (task != null) {
                apply(task);
                task = queue.take();
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for no other connection: each transaction of the load inserts a row of its own. */
    private void apply(ApplyTask first) throws SQLException {
        List<ApplyTask> taken = new ArrayList<>();
        ApplyTask next = first;
        while (next != null) {
            taken.add(next);
            batch.add(next.transaction());
            next = batch.rows() < ApplyWorker.BATCH_ROWS ? queue.poll() : null;
        }
        batch.write((sql, length) -> 1);
        batch.clear();
        window.done(taken.stream().map(ApplyTask::entry).toList());
        commits.committed(number, taken.get(taken.size() - 1).ticket());
    }

    @Override
    public void close() throws InterruptedException {
        queue.close();
        thread.join();
    }
}
