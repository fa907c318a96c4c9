package io.omsflink.jobs.element;

import io.omsflink.project.TableId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of an {@link Element} between two tasks. Elements never sit in state, so a change here only
 * needs that no job runs with both versions.
 */
public final class ElementSerializer extends TypeSerializerSingleton<Element> {
    private static final long serialVersionUID = 1L;
    public static final ElementSerializer INSTANCE = new ElementSerializer();

    private static final int ROWS = 1;
    private static final int START = 2;
    private static final int TRANSACTION = 3;
    private static final int HEARTBEAT = 4;
    private static final int DEFINITION = 5;

    @Override
    public void serialize(Element element, DataOutputView out) throws IOException {
        if (element instanceof RowBlock block) {
            out.writeByte(ROWS);
            putBlock(block, out);
        } else if (element instanceof LogStart start) {
            out.writeByte(START);
            Wire.putString(start.runId(), out);
            Wire.putPosition(start.position(), out);
            Wire.putList(start.tables(), out, Wire::putTable);
        } else if (element instanceof LogTransaction transaction) {
            out.writeByte(TRANSACTION);
            putTransaction(transaction, out);
        } else if (element instanceof LogDefinition definition) {
            out.writeByte(DEFINITION);
            putDefinition(definition, out);
        } else if (element instanceof Heartbeat heartbeat) {
            out.writeByte(HEARTBEAT);
            Wire.putPosition(heartbeat.position(), out);
            out.writeLong(heartbeat.timeMicros());
            out.writeBoolean(heartbeat.idle());
        }
    }

    @Override
    public Element deserialize(DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case ROWS -> takeBlock(in);
            case START ->
                    new LogStart(
                            Wire.takeString(in),
                            Wire.takePosition(in),
                            Wire.takeList(in, Wire::takeTable));
            case TRANSACTION -> takeTransaction(in);
            case DEFINITION -> takeDefinition(in);
            case HEARTBEAT -> new Heartbeat(Wire.takePosition(in), in.readLong(), in.readBoolean());
            default -> throw new IOException("unknown kind of element: " + kind);
        };
    }

    private static void putBlock(RowBlock block, DataOutputView out) throws IOException {
        out.writeLong(block.chunk());
        Wire.putTable(block.table(), out);
        out.writeInt(block.length());
        out.write(block.data(), 0, block.length());
        out.writeInt(block.rows());
        out.writeBoolean(block.first());
        out.writeBoolean(block.last());
    }

    private static RowBlock takeBlock(DataInputView in) throws IOException {
        long chunk = in.readLong();
        var table = Wire.takeTable(in);
        byte[] data = Wire.takeBytes(in);
        return new RowBlock(
                chunk, table, data, data.length, in.readInt(), in.readBoolean(), in.readBoolean());
    }

    private static void putTransaction(LogTransaction transaction, DataOutputView out)
            throws IOException {
        putPoint(transaction.end(), out);
        out.writeLong(transaction.commitMicros());
        out.writeInt(transaction.rows());
        Wire.putBytes(transaction.changes(), out);
        out.writeBoolean(transaction.last());
    }

    private static LogTransaction takeTransaction(DataInputView in) throws IOException {
        return new LogTransaction(
                takePoint(in), in.readLong(), in.readInt(), Wire.takeBytes(in), in.readBoolean());
    }

    private static void putDefinition(LogDefinition definition, DataOutputView out)
            throws IOException {
        putPoint(definition.end(), out);
        out.writeLong(definition.commitMicros());
        Wire.putString(definition.sql(), out);
        Wire.putList(definition.session(), out, Wire::putString);
        Wire.putList(definition.statements(), out, ElementSerializer::putStatement);
        Wire.putList(definition.touched(), out, ElementSerializer::putId);
        Wire.putBytes(definition.step(), out);
        out.writeBoolean(definition.lasting());
        Wire.putList(definition.tables(), out, Wire::putTable);
    }

    private static LogDefinition takeDefinition(DataInputView in) throws IOException {
        return new LogDefinition(
                takePoint(in),
                in.readLong(),
                Wire.takeString(in),
                Wire.takeList(in, Wire::takeString),
                Wire.takeList(in, ElementSerializer::takeStatement),
                Wire.takeList(in, ElementSerializer::takeId),
                Wire.takeBytes(in),
                in.readBoolean(),
                Wire.takeList(in, Wire::takeTable));
    }

    private static void putStatement(TargetStatement statement, DataOutput out) throws IOException {
        Wire.putString(statement.sql(), out);
        out.writeBoolean(statement.exchanges());
    }

    private static TargetStatement takeStatement(DataInput in) throws IOException {
        return new TargetStatement(Wire.takeString(in), in.readBoolean());
    }

    private static void putId(TableId id, DataOutput out) throws IOException {
        Wire.putString(id.database(), out);
        Wire.putString(id.table(), out);
    }

    private static TableId takeId(DataInput in) throws IOException {
        return new TableId(Wire.takeString(in), Wire.takeString(in));
    }

    private static void putPoint(LogPoint point, DataOutputView out) throws IOException {
        Wire.putString(point.serverUuid(), out);
        out.writeLong(point.sequence());
        Wire.putString(point.file(), out);
        out.writeLong(point.offset());
    }

    private static LogPoint takePoint(DataInputView in) throws IOException {
        return new LogPoint(Wire.takeString(in), in.readLong(), Wire.takeString(in), in.readLong());
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Element createInstance() {
        return null;
    }

    @Override
    public Element copy(Element from) {
        return from;
    }

    @Override
    public Element copy(Element from, Element reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public Element deserialize(Element reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<Element> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names this serializer in a savepoint. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Element> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
