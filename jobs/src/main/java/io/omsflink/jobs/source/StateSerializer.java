package io.omsflink.jobs.source;

import io.omsflink.jobs.element.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Bytes of {@link EnumeratorState} in checkpoints and savepoints. */
final class StateSerializer implements SimpleVersionedSerializer<EnumeratorState> {

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(EnumeratorState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(4096);
        Wire.putString(state.runId(), out);
        Wire.putString(state.phase().name(), out);
        Wire.putPosition(state.startPosition(), out);
        Wire.putList(state.tables(), out, StateSerializer::putTable);
        Wire.putList(state.pending(), out, StateSerializer::putPending);
        Wire.putList(List.copyOf(state.outstanding()), out, (id, o) -> o.writeLong(id));
        out.writeLong(state.nextChunk());
        out.writeLong(state.startedAt());
        out.writeLong(state.copyEndedAt());
        out.writeBoolean(state.logAssigned());
        return out.getCopyOfBuffer();
    }

    @Override
    public EnumeratorState deserialize(int version, byte[] bytes) throws IOException {
        if (version != getVersion()) {
            throw new IOException("cannot read an enumerator state of version " + version);
        }
        DataInput in = new DataInputDeserializer(bytes);
        return new EnumeratorState(
                Wire.takeString(in),
                Phase.valueOf(Wire.takeString(in)),
                Wire.takePosition(in),
                Wire.takeList(in, StateSerializer::takeTable),
                Wire.takeList(in, StateSerializer::takePending),
                takeIds(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean());
    }

    private static Set<Long> takeIds(DataInput in) throws IOException {
        return new HashSet<>(Wire.takeList(in, DataInput::readLong));
    }

    private static void putTable(TableProgress progress, DataOutput out) throws IOException {
        out.writeInt(progress.index);
        Wire.putTable(progress.table, out);
        Wire.putString(progress.state.name(), out);
        Wire.putList(progress.cursor, out, Wire::putString);
        out.writeLong(progress.chunksCut);
        out.writeLong(progress.chunksDone);
        out.writeLong(progress.rows);
        out.writeLong(progress.bytes);
        out.writeBoolean(progress.snapshot.isPresent());
        if (progress.snapshot.isPresent()) {
            Wire.putPosition(progress.snapshot.get(), out);
        }
    }

    private static TableProgress takeTable(DataInput in) throws IOException {
        TableProgress progress = new TableProgress(in.readInt(), Wire.takeTable(in));
        progress.state = TableProgress.State.valueOf(Wire.takeString(in));
        progress.cursor = Wire.takeList(in, Wire::takeString);
        progress.chunksCut = in.readLong();
        progress.chunksDone = in.readLong();
        progress.rows = in.readLong();
        progress.bytes = in.readLong();
        progress.snapshot =
                in.readBoolean() ? Optional.of(Wire.takePosition(in)) : Optional.empty();
        return progress;
    }

    private static void putPending(EnumeratorState.PendingChunk pending, DataOutput out)
            throws IOException {
        out.writeLong(pending.chunk());
        out.writeInt(pending.tableIndex());
        SplitSerializer.putRange(pending.range(), out);
    }

    private static EnumeratorState.PendingChunk takePending(DataInput in) throws IOException {
        return new EnumeratorState.PendingChunk(
                in.readLong(), in.readInt(), SplitSerializer.takeRange(in));
    }
}
