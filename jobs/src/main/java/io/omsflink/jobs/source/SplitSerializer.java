package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Bytes of a split in checkpoints and on the way to a reader. Version 2 added {@link
 * LogSplit#resume} at the end of a log split.
 */
final class SplitSerializer implements SimpleVersionedSerializer<MigrationSplit> {
    static final SplitSerializer INSTANCE = new SplitSerializer();
    private static final int CHUNK = 1;
    private static final int LOG = 2;

    @Override
    public int getVersion() {
        return 2;
    }

    @Override
    public byte[] serialize(MigrationSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        if (split instanceof ChunkSplit chunk) {
            out.writeByte(CHUNK);
            putChunk(chunk, out);
        } else if (split instanceof LogSplit log) {
            out.writeByte(LOG);
            putLog(log, out);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public MigrationSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version < 1 || version > getVersion()) {
            throw new IOException("cannot read a split of version " + version);
        }
        DataInput in = new DataInputDeserializer(bytes);
        return in.readByte() == CHUNK ? takeChunk(in) : takeLog(in, version);
    }

    private static void putChunk(ChunkSplit chunk, DataOutput out) throws IOException {
        out.writeLong(chunk.chunk());
        out.writeInt(chunk.tableIndex());
        Wire.putTable(chunk.table(), out);
        putRange(chunk.range(), out);
        out.writeBoolean(chunk.result().isPresent());
        if (chunk.result().isPresent()) {
            putResult(chunk.result().get(), out);
        }
    }

    private static ChunkSplit takeChunk(DataInput in) throws IOException {
        return new ChunkSplit(
                in.readLong(),
                in.readInt(),
                Wire.takeTable(in),
                takeRange(in),
                in.readBoolean() ? Optional.of(takeResult(in)) : Optional.empty());
    }

    static void putRange(KeyRange range, DataOutput out) throws IOException {
        Wire.putList(range.after(), out, Wire::putString);
        Wire.putList(range.upTo(), out, Wire::putString);
    }

    static KeyRange takeRange(DataInput in) throws IOException {
        return new KeyRange(
                Wire.takeList(in, Wire::takeString), Wire.takeList(in, Wire::takeString));
    }

    private static void putResult(ChunkSplit.Result result, DataOutput out) throws IOException {
        out.writeLong(result.rows());
        out.writeLong(result.bytes());
        putOptional(result.snapshot(), out);
    }

    private static void putOptional(Optional<LogPosition> position, DataOutput out)
            throws IOException {
        out.writeBoolean(position.isPresent());
        if (position.isPresent()) {
            Wire.putPosition(position.get(), out);
        }
    }

    private static Optional<LogPosition> takeOptional(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(Wire.takePosition(in)) : Optional.empty();
    }

    private static ChunkSplit.Result takeResult(DataInput in) throws IOException {
        return new ChunkSplit.Result(in.readLong(), in.readLong(), takeOptional(in));
    }

    private static void putLog(LogSplit log, DataOutput out) throws IOException {
        Wire.putString(log.runId(), out);
        Wire.putPosition(log.position(), out);
        Wire.putList(log.tables(), out, Wire::putTable);
        putPositions(log.copiedAt(), out);
        putOptional(log.resume(), out);
    }

    private static LogSplit takeLog(DataInput in, int version) throws IOException {
        return new LogSplit(
                Wire.takeString(in),
                Wire.takePosition(in),
                Wire.takeList(in, Wire::takeTable),
                takePositions(in),
                version == 1 ? Optional.empty() : takeOptional(in));
    }

    static void putPositions(Map<Integer, LogPosition> positions, DataOutput out)
            throws IOException {
        out.writeInt(positions.size());
        for (var entry : positions.entrySet()) {
            out.writeInt(entry.getKey());
            Wire.putPosition(entry.getValue(), out);
        }
    }

    static Map<Integer, LogPosition> takePositions(DataInput in) throws IOException {
        Map<Integer, LogPosition> positions = new HashMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            positions.put(in.readInt(), Wire.takePosition(in));
        }
        return positions;
    }
}
