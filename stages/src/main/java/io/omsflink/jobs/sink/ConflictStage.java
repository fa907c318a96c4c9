package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.stages.SampleLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the dispatcher finds out about a one-row transaction. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SampleLog.TRANSACTIONS)
public class ConflictStage {
    private static final int CONNECTIONS = 4;

    private final List<LogTransaction> transactions = SampleLog.transactions();
    private final Commits commits = new Commits(CONNECTIONS);
    private final Dependencies dependencies = new Dependencies(List.of(SampleLog.TABLE), commits);
    private final TransactionParts parts =
            new TransactionParts(List.of(SampleLog.TABLE), CONNECTIONS);
    private final long[] tickets = new long[CONNECTIONS];

    /** Conflict keys, whom it comes after, and that it is under way now. */
    @Benchmark
    public long conflictKeys() {
        long waits = 0;
        int connection = 0;
        for (LogTransaction transaction : transactions) {
            for (long after : dependencies.of(transaction)) {
                waits += after;
            }
            connection = (connection + 1) % CONNECTIONS;
            dependencies.assign(connection, ++tickets[connection]);
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            commits.committed(i, tickets[i]);
        }
        return waits;
    }

    /** Only in mode {@code row}. */
    @Benchmark
    public int shareOut() {
        int found = 0;
        for (LogTransaction transaction : transactions) {
            for (LogTransaction part : parts.of(transaction, 0, List.of())) {
                found += part == null ? 0 : 1;
            }
        }
        return found;
    }
}
