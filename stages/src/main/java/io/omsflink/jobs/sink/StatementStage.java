package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.stages.SampleLog;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Merging the changes of a batch and writing its statements. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SampleLog.TRANSACTIONS)
public class StatementStage {
    private final List<LogTransaction> transactions = SampleLog.transactions();
    private final ApplyBatch batch = new ApplyBatch(List.of(SampleLog.TABLE));
    private long bytes;

    @Benchmark
    public long mergeAndWrite() throws SQLException {
        for (LogTransaction transaction : transactions) {
            batch.add(transaction);
        }
        batch.write(
                (sql, length) -> {
                    bytes += length;
                    return 1;
                });
        batch.clear();
        return bytes;
    }
}
