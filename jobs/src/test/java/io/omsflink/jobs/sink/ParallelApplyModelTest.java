package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Seed;
import io.omsflink.jobs.element.LogTransaction;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random transactions of a source in memory, applied by connections of which any may be ahead of
 * any other, as far as {@link Dependencies} lets it: source and target must hold the same rows in
 * the end, and no change may miss the row that it is about.
 */
class ParallelApplyModelTest {
    private static final int ROUNDS = 400;
    private static final int CHANGES = 150;
    private static final int CONNECTIONS = 3;

    private final Random random = Seed.random();
    private final List<Deque<ApplyTask>> queues = new ArrayList<>();
    private final long[] tickets = new long[CONNECTIONS];
    private Commits commits;
    private Dependencies dependencies;
    private SqlTarget target;

    @Test
    void transactionsThatOvertakeEachOtherGiveTheSourcesRows() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ModelSource source = new ModelSource(random, CHANGES);
            begin();
            apply(transactions(source.log()));
            for (TableSchema table : ModelSource.TABLES) {
                String name = table.id().table();
                assertThat(target.table(name).sorted())
                        .as("table %s in round %d", name, round)
                        .isEqualTo(source.table(name).sorted());
            }
        }
    }

    private void begin() {
        commits = new Commits(CONNECTIONS);
        dependencies = new Dependencies(ModelSource.TABLES, commits);
        target = new SqlTarget(ModelSource.TABLES);
        queues.clear();
        for (int i = 0; i < CONNECTIONS; i++) {
            queues.add(new ArrayDeque<>());
            tickets[i] = 0;
        }
    }

    private Deque<LogTransaction> transactions(List<Packed> log) {
        Deque<LogTransaction> transactions = new ArrayDeque<>();
        int at = 0;
        while (at < log.size()) {
            int end = Math.min(log.size(), at + 1 + random.nextInt(4));
            Packed all = new Packed();
            log.subList(at, end).forEach(all::append);
            transactions.add(all.transaction(true));
            at = end;
        }
        return transactions;
    }

    private void apply(Deque<LogTransaction> log) throws SQLException {
        while (!log.isEmpty() || queues.stream().anyMatch(queue -> !queue.isEmpty())) {
            if (!log.isEmpty() && random.nextInt(3) > 0) {
                dispatch(log.poll());
            } else {
                commit(random.nextInt(CONNECTIONS));
            }
        }
    }

    private void dispatch(LogTransaction transaction) {
        long[] after = dependencies.of(transaction).clone();
        int connection = random.nextInt(CONNECTIONS);
        after[connection] = 0;
        long ticket = ++tickets[connection];
        queues.get(connection).add(new ApplyTask(transaction, ticket, after, 0, null));
        dependencies.assign(connection, ticket);
    }

    /** As many as are ready, up to a random number, in one target transaction. */
    private void commit(int connection) throws SQLException {
        Deque<ApplyTask> queue = queues.get(connection);
        ApplyBatch batch = new ApplyBatch(ModelSource.TABLES);
        int most = 1 + random.nextInt(5);
        long ticket = 0;
        while (!queue.isEmpty() && most-- > 0 && ready(queue.peek())) {
            ticket = queue.peek().ticket();
            batch.add(queue.poll().transaction());
        }
        if (ticket > 0) {
            batch.write(target);
            target.commit();
            commits.committed(connection, ticket);
        }
    }

    private boolean ready(ApplyTask task) {
        for (int i = 0; i < CONNECTIONS; i++) {
            if (!commits.reached(i, task.after()[i])) {
                return false;
            }
        }
        return true;
    }
}
