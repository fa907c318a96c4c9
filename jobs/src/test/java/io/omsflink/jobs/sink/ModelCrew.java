package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedMark;
import io.omsflink.jobs.meta.AppliedShares;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Connections in memory, of which any may be ahead of any other as far as {@link Dependencies} lets
 * it. All of them end at any moment.
 */
final class ModelCrew implements Crew {

    /** The process ends. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int COMMITS_BETWEEN_CRASHES = 60;

    private final Random random;
    private final ApplyWindow window;
    private final ModelRecords records;
    private final SqlTarget target;
    private final List<Deque<ApplyTask>> queues = new ArrayList<>();
    private final List<AppliedShares> ahead = new ArrayList<>();
    private final long[] tickets;
    private final Commits commits;
    private final Dependencies dependencies;

    ModelCrew(
            Random random,
            int connections,
            ApplyWindow window,
            ModelRecords records,
            AppliedShares inherited,
            SqlTarget target) {
        this.random = random;
        this.window = window;
        this.records = records;
        this.target = target;
        this.tickets = new long[connections];
        this.commits = new Commits(connections);
        this.dependencies = new Dependencies(ModelSource.TABLES, commits);
        for (int i = 0; i < connections; i++) {
            queues.add(new ArrayDeque<>());
            ahead.add(i == 0 ? inherited : new AppliedShares());
        }
    }

    @Override
    public void assign(LogTransaction transaction, AppliedMark mark, ApplyWindow.Entry entry) {
        assignTo(random.nextInt(tickets.length), transaction, mark, entry);
    }

    @Override
    public void assignTo(
            int connection, LogTransaction part, AppliedMark mark, ApplyWindow.Entry entry) {
        long[] after = dependencies.of(part).clone();
        after[connection] = 0;
        add(connection, new ApplyTask(part, ++tickets[connection], after, mark, entry));
        dependencies.assign(connection, tickets[connection]);
        while (random.nextInt(3) > 0) {
            commit(random.nextInt(tickets.length));
        }
    }

    @Override
    public void assignAlone(LogTransaction slice, AppliedMark mark, ApplyWindow.Entry entry) {
        add(0, new ApplyTask(slice, ++tickets[0], new long[tickets.length], mark, entry));
        if (random.nextBoolean()) {
            commit(0);
        }
    }

    private void add(int connection, ApplyTask task) {
        queues.get(connection).add(task);
    }

    @Override
    public void release() {
        while (queues.stream().anyMatch(queue -> !queue.isEmpty())) {
            commit(random.nextInt(tickets.length));
        }
    }

    /** What is ready, up to a random number, in one target transaction. */
    private void commit(int connection) {
        List<ApplyTask> taken = take(queues.get(connection));
        if (!taken.isEmpty()) {
            crash();
            write(taken, connection);
            crash();
            window.done(taken.stream().map(ApplyTask::entry).toList());
            if (last(taken).ends()) {
                commits.committed(connection, last(taken).ticket());
            }
            if (random.nextInt(4) == 0) {
                records.save(window.state().position());
            }
        }
    }

    private List<ApplyTask> take(Deque<ApplyTask> queue) {
        List<ApplyTask> taken = new ArrayList<>();
        int most = 1 + random.nextInt(5);
        while (!queue.isEmpty() && taken.size() < most && ready(queue.peek())) {
            taken.add(queue.poll());
        }
        return taken;
    }

    private boolean ready(ApplyTask task) {
        for (int i = 0; i < tickets.length; i++) {
            if (!commits.reached(i, task.after()[i])) {
                return false;
            }
        }
        return true;
    }

    private void write(List<ApplyTask> taken, int connection) {
        ApplyBatch batch = new ApplyBatch(ModelSource.TABLES);
        taken.forEach(task -> batch.add(task.transaction()));
        try {
            batch.write(target);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (last(taken).ends()) {
            AppliedShares after = ahead.get(connection).after(records.saved());
            taken.forEach(task -> after.add(task.mark()));
            ahead.set(connection, after);
            records.save(connection, after);
            target.commit();
        }
    }

    private static ApplyTask last(List<ApplyTask> taken) {
        return taken.get(taken.size() - 1);
    }

    private void crash() {
        if (random.nextInt(COMMITS_BETWEEN_CRASHES) == 0) {
            target.rollback();
            throw new Crash();
        }
    }
}
