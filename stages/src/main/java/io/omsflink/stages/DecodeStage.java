package io.omsflink.stages;

import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.RowSink;
import io.omsflink.jobs.binlog.RowsEventDecoder;
import io.omsflink.jobs.binlog.TableDecoder;
import io.omsflink.jobs.binlog.TableMapEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rows of an event into packed form. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeStage implements RowSink {
    private static final int UPDATE_ROWS = 31;

    private final byte[] event = SampleLog.update(4711).toByteArray();
    private final RowsEventDecoder decoder = new RowsEventDecoder();
    private final TableDecoder table = table();
    private int bytes;

    private static TableDecoder table() {
        Bytes map = SampleLog.tableMap();
        return TableDecoder.of(SampleLog.TABLE, TableMapEvent.parse(map.array(), 0, map.length()));
    }

    @Override
    public void insert(Bytes after) {
        bytes += after.length();
    }

    @Override
    public void update(Bytes before, Bytes after) {
        bytes += before.length() + after.length();
    }

    @Override
    public void delete(Bytes before) {
        bytes += before.length();
    }

    /** An update of one row: both images. */
    @Benchmark
    public int decode() {
        decoder.decode(UPDATE_ROWS, event, 0, event.length, table, this);
        return bytes;
    }
}
