package io.omsflink.stages;

import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.ElementSerializer;
import io.omsflink.jobs.element.LogTransaction;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A one-row transaction between two tasks; not paid where source and sink are chained. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WireStage {
    private final LogTransaction transaction = SampleLog.transactions().get(0);
    private final DataOutputSerializer out = new DataOutputSerializer(4096);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final byte[] bytes = bytes();

    private byte[] bytes() {
        try {
            ElementSerializer.INSTANCE.serialize(transaction, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public int serialize() throws IOException {
        out.clear();
        ElementSerializer.INSTANCE.serialize(transaction, out);
        return out.length();
    }

    @Benchmark
    public Element deserialize() throws IOException {
        in.setBuffer(bytes);
        return ElementSerializer.INSTANCE.deserialize(in);
    }
}
