package io.omsflink.verifier.job;

import io.omsflink.verifier.compare.Difference.Kind;
import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;
import io.omsflink.verifier.job.Event.ChunkDone;
import io.omsflink.verifier.job.Event.Failed;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.job.Event.Shown;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Bytes of an event. They are read by the same version that wrote them. */
final class EventBytes {
    private static final byte CHUNK_DONE = 1;
    private static final byte FOUND = 2;
    private static final byte FAILED = 3;

    private EventBytes() {}

    static byte[] of(Event event) {
        try {
            return Wire.write(out -> write(event, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Event event, DataOutputStream out) throws IOException {
        if (event instanceof ChunkDone done) {
            writeDone(done, out);
        } else if (event instanceof Found found) {
            writeFound(found, out);
        } else if (event instanceof Failed failed) {
            out.writeByte(FAILED);
            out.writeInt(failed.table());
            Wire.writeText(failed.message(), out);
        }
    }

    private static void writeDone(ChunkDone done, DataOutputStream out) throws IOException {
        out.writeByte(CHUNK_DONE);
        out.writeInt(done.table());
        out.writeInt(done.chunk());
        out.writeBoolean(done.last());
        writeSum(done.source(), out);
        writeSum(done.target(), out);
        out.writeLong(done.counts().sourceOnly());
        out.writeLong(done.counts().targetOnly());
        out.writeLong(done.counts().mismatched());
        out.writeLong(done.counts().unsettled());
        out.writeBoolean(done.atLeast());
        out.writeBoolean(done.skipped());
    }

    private static void writeSum(Sum128 sum, DataOutputStream out) throws IOException {
        out.writeLong(sum.rows());
        out.writeLong(sum.high());
        out.writeLong(sum.low());
    }

    private static void writeFound(Found found, DataOutputStream out) throws IOException {
        out.writeByte(FOUND);
        out.writeInt(found.table());
        out.writeByte(found.kind().ordinal());
        out.writeBoolean(found.settled());
        Wire.writeValues(found.key(), out);
        writeShown(found.source(), out);
        writeShown(found.target(), out);
    }

    private static void writeShown(List<Shown> values, DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (Shown value : values) {
            Wire.writeValue(value.bytes(), out);
            out.writeInt(value.length());
            out.writeBoolean(value.different());
        }
    }

    static Event read(byte[] bytes) {
        try {
            DataInputStream in = Wire.read(bytes);
            return switch (in.readByte()) {
                case CHUNK_DONE -> readDone(in);
                case FOUND -> readFound(in);
                default -> new Failed(in.readInt(), Wire.readText(in));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChunkDone readDone(DataInputStream in) throws IOException {
        return new ChunkDone(
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                readSum(in),
                readSum(in),
                new Counts(in.readLong(), in.readLong(), in.readLong(), in.readLong()),
                in.readBoolean(),
                in.readBoolean());
    }

    private static Sum128 readSum(DataInputStream in) throws IOException {
        return new Sum128(in.readLong(), in.readLong(), in.readLong());
    }

    private static Found readFound(DataInputStream in) throws IOException {
        return new Found(
                in.readInt(),
                Kind.values()[in.readByte()],
                in.readBoolean(),
                Wire.readValues(in),
                readShown(in),
                readShown(in));
    }

    private static List<Shown> readShown(DataInputStream in) throws IOException {
        List<Shown> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(new Shown(Wire.readValue(in), in.readInt(), in.readBoolean()));
        }
        return values;
    }
}
