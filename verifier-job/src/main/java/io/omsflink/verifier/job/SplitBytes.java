package io.omsflink.verifier.job;

import io.omsflink.verifier.table.KeyRange;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Bytes of a split. They never outlive the job: it keeps no state. */
final class SplitBytes implements SimpleVersionedSerializer<VerifySplit> {
    static final SplitBytes INSTANCE = new SplitBytes();

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(VerifySplit split) throws IOException {
        return Wire.write(out -> write(split, out));
    }

    private static void write(VerifySplit split, DataOutputStream out) throws IOException {
        out.writeInt(split.table());
        out.writeInt(split.chunk());
        Wire.writeValues(split.range().after(), out);
        Wire.writeValues(split.range().upTo(), out);
        out.writeBoolean(split.last());
        out.writeBoolean(split.skipped());
        Wire.writeText(split.failure(), out);
    }

    @Override
    public VerifySplit deserialize(int version, byte[] bytes) throws IOException {
        DataInputStream in = Wire.read(bytes);
        return new VerifySplit(
                in.readInt(),
                in.readInt(),
                new KeyRange(Wire.readValues(in), Wire.readValues(in)),
                in.readBoolean(),
                in.readBoolean(),
                Wire.readText(in));
    }
}
