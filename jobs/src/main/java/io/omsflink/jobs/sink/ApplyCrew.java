package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedMark;
import io.omsflink.jobs.meta.AppliedShares;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The applying connections, and which of them a transaction goes to.
 *
 * <ul>
 *   <li>It has to come after unfinished transactions of one connection: it goes there, and the
 *       order of its queue is enough.
 *   <li>Of several: it goes to the busiest of them and waits there for the others' commits.
 *   <li>Of none: it joins the group that is being filled, which goes to the connection with the
 *       least to do. A group is full with {@link ApplyWorker#BATCH_ROWS} rows.
 *   <li>Where transactions are shared out, its parts have their connections already; each waits for
 *       others where that is necessary.
 * </ul>
 */
final class ApplyCrew implements Crew, AutoCloseable {
    private final Commits commits;
    private final List<Applier> workers = new ArrayList<>();
    private final Dependencies dependencies;
    private final long[] tickets;
    private int current = -1;
    private int groupRows;

    /**
     * @param commits how far each connection is
     * @param appliers makes the connection with this number
     */
    ApplyCrew(Commits commits, List<TableSchema> tables, IntFunction<Applier> appliers) {
        this.commits = commits;
        this.dependencies = new Dependencies(tables, commits);
        this.tickets = new long[commits.connections()];
        for (int i = 0; i < tickets.length; i++) {
            workers.add(appliers.apply(i));
        }
    }

    /**
     * Connections to the target.
     *
     * @param ahead what counts as applied by them already
     */
    static ApplyCrew connected(
            ApplyContext context, List<TableSchema> tables, AppliedShares ahead) {
        return new ApplyCrew(
                context.commits(),
                tables,
                i -> new ApplyWorker(i, context, tables, i == 0 ? ahead : new AppliedShares()));
    }

    @Override
    public void assign(LogTransaction transaction, AppliedMark mark, ApplyWindow.Entry entry)
            throws InterruptedException {
        if (tickets.length == 1) {
            hand(0, transaction, null, mark, entry);
            return;
        }
        long[] after = dependencies.of(transaction);
        int connection = choose(after, transaction.rows());
        boolean waits = handInOrder(connection, transaction, after, mark, entry);
        if (!waits && connection != current) {
            workers.get(connection).queue().release();
        }
    }

    @Override
    public void assignTo(
            int connection, LogTransaction part, AppliedMark mark, ApplyWindow.Entry entry)
            throws InterruptedException {
        handInOrder(connection, part, dependencies.of(part), mark, entry);
    }

    @Override
    public void assignAlone(LogTransaction slice, AppliedMark mark, ApplyWindow.Entry entry)
            throws InterruptedException {
        hand(0, slice, null, mark, entry);
        workers.get(0).queue().release();
    }

    /** Returns whether it has to wait for other connections. */
    private boolean handInOrder(
            int connection,
            LogTransaction transaction,
            long[] after,
            AppliedMark mark,
            ApplyWindow.Entry entry)
            throws InterruptedException {
        after[connection] = 0;
        boolean waits = anything(after);
        hand(connection, transaction, waits ? after.clone() : null, mark, entry);
        dependencies.assign(connection, tickets[connection]);
        if (waits) {
            // Whoever is waited for must not wait for its group to fill.
            release();
        }
        return waits;
    }

    private void hand(
            int connection,
            LogTransaction transaction,
            long[] after,
            AppliedMark mark,
            ApplyWindow.Entry entry)
            throws InterruptedException {
        TaskQueue queue = workers.get(connection).queue();
        if (!queue.hasRoom()) {
            release();
            queue.awaitRoom();
        }
        queue.add(new ApplyTask(transaction, ++tickets[connection], after, mark, entry));
    }

    private int choose(long[] after, int rows) {
        int busiest = -1;
        for (int i = 0; i < after.length; i++) {
            if (after[i] != 0 && (busiest < 0 || load(i) > load(busiest))) {
                busiest = i;
            }
        }
        return busiest >= 0 ? busiest : group(rows);
    }

    private int group(int rows) {
        if (current < 0 || groupRows >= ApplyWorker.BATCH_ROWS) {
            int next = current;
            for (int i = 1; i <= tickets.length; i++) {
                int other = (current + i) % tickets.length;
                if (i == 1 || load(other) < load(next)) {
                    next = other;
                }
            }
            current = next;
            groupRows = 0;
        }
        groupRows += rows;
        return current;
    }

    private int load(int connection) {
        return workers.get(connection).queue().rows();
    }

    private static boolean anything(long[] after) {
        for (long ticket : after) {
            if (ticket != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void release() {
        for (Applier worker : workers) {
            worker.queue().release();
        }
        // The next group goes to whoever is free then.
        groupRows = ApplyWorker.BATCH_ROWS;
    }

    /** Lets everybody go who waits. */
    void end() {
        commits.end();
        for (Applier worker : workers) {
            worker.queue().close();
        }
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        end();
        for (Applier worker : workers) {
            worker.close();
        }
    }
}
