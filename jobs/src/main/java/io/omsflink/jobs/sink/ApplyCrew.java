package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogRanges;
import io.omsflink.jobs.element.LogTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The applying connections, and which of them a transaction goes to.
 *
 * <ul>
 *   <li>It has to come after unfinished transactions of one connection: it goes there, and the
 *       order of its queue is enough.
 *   <li>Of several: it goes to the busiest of them and waits there for the others' commits.
 *   <li>Of none: it joins the group that is being filled, which goes to the connection with the
 *       least to do. A group is full with {@link ApplyWorker#BATCH_ROWS} rows.
 * </ul>
 */
final class ApplyCrew implements AutoCloseable {
    private final ApplyContext context;
    private final List<ApplyWorker> workers = new ArrayList<>();
    private final Dependencies dependencies;
    private final long[] tickets;
    private int current = -1;
    private int groupRows;

    ApplyCrew(ApplyContext context, List<TableSchema> tables, LogRanges ahead) {
        this.context = context;
        this.dependencies = new Dependencies(tables, context.commits());
        this.tickets = new long[context.commits().connections()];
        for (int i = 0; i < tickets.length; i++) {
            workers.add(new ApplyWorker(i, context, tables, i == 0 ? ahead : new LogRanges()));
        }
    }

    /** Hands a whole transaction over; waits while its connection has more than enough to do. */
    void assign(LogTransaction transaction, long before, ApplyWindow.Entry entry)
            throws InterruptedException {
        if (tickets.length == 1) {
            hand(0, transaction, null, before, entry);
            return;
        }
        long[] after = dependencies.of(transaction);
        int connection = choose(after, transaction.rows());
        after[connection] = 0;
        hand(connection, transaction, anything(after) ? after.clone() : null, before, entry);
        dependencies.assign(connection, tickets[connection]);
    }

    /** Hands a slice over; nothing else is under way. */
    void assignAlone(LogTransaction slice, long before, ApplyWindow.Entry entry)
            throws InterruptedException {
        hand(0, slice, null, before, entry);
        workers.get(0).queue().release();
    }

    private void hand(
            int connection,
            LogTransaction transaction,
            long[] after,
            long before,
            ApplyWindow.Entry entry)
            throws InterruptedException {
        TaskQueue queue = workers.get(connection).queue();
        if (!queue.hasRoom()) {
            release();
            queue.awaitRoom();
        }
        queue.add(new ApplyTask(transaction, ++tickets[connection], after, before, entry));
        if (after != null) {
            // Whoever is waited for must not wait for its group to fill.
            release();
        } else if (connection != current && tickets.length > 1) {
            queue.release();
        }
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

    /** Nobody waits for more. */
    void release() {
        for (ApplyWorker worker : workers) {
            worker.queue().release();
        }
        // The next group goes to whoever is free then.
        groupRows = ApplyWorker.BATCH_ROWS;
    }

    /** Lets everybody go who waits. */
    void end() {
        context.commits().end();
        for (ApplyWorker worker : workers) {
            worker.queue().close();
        }
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        end();
        for (ApplyWorker worker : workers) {
            worker.close();
        }
    }
}
