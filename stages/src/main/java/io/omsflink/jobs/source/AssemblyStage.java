package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.stages.SampleLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The five events of a one-row transaction, by the library alone and assembled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SampleLog.TRANSACTIONS)
public class AssemblyStage {
    private static final LogPosition START =
            new LogPosition("3e11fa47-71ca-11e1-9e33-c80aa9429563:1", SampleLog.FILE, 4);

    private final byte[] log = SampleLog.raw();

    /** Takes events and transactions, and counts. */
    private static final class Counter
            implements TransactionAssembler.Output, TransactionAssembler.Lookback {
        private int count;

        @Override
        public void emit(Element element) {
            count++;
        }

        @Override
        public void readAgain(HeldRows place, LogPoint end, long commitMicros) {
            throw new IllegalStateException("nothing is held here");
        }

        @Override
        public void preparedBefore(String name, LogPoint commit) {
            throw new IllegalStateException("nothing is prepared here");
        }
    }

    /** Bytes to the library's event objects. */
    @Benchmark
    public long parse() throws IOException {
        EventDeserializer deserializer = LogClient.deserializer();
        ByteArrayInputStream in = new ByteArrayInputStream(log);
        long last = 0;
        for (Event event = deserializer.nextEvent(in);
                event != null;
                event = deserializer.nextEvent(in)) {
            last += event.getHeader().getTimestamp();
        }
        return last;
    }

    /** The same, decoded and put together. */
    @Benchmark
    public int parseAndAssemble() throws IOException, InterruptedException {
        Counter counter = new Counter();
        TransactionAssembler assembler =
                new TransactionAssembler(
                        new LogTables(List.of(SampleLog.TABLE), Map.of()),
                        START,
                        new LogProgress(START),
                        (statement, tables, output) -> {},
                        counter,
                        0,
                        false,
                        counter);
        EventDeserializer deserializer = LogClient.deserializer();
        ByteArrayInputStream in = new ByteArrayInputStream(log);
        for (Event event = deserializer.nextEvent(in);
                event != null;
                event = deserializer.nextEvent(in)) {
            assembler.event(event);
        }
        if (counter.count < SampleLog.TRANSACTIONS) {
            throw new IllegalStateException("only " + counter.count + " were assembled");
        }
        return counter.count;
    }
}
