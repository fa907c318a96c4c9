package io.omsflink.jobs.element;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.TableId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of the values that cross an edge or sit in state. The format belongs to the serializer that
 * calls in; its version number changes when anything here changes.
 */
public final class Wire {
    /** No length of a text. */
    private static final int FORMAT_2 = -2;

    private Wire() {}

    /** Writes one value. */
    public interface Put<T> {
        void put(T value, DataOutput out) throws IOException;
    }

    /** Reads what {@link Put} wrote. */
    public interface Take<T> {
        T take(DataInput in) throws IOException;
    }

    /** Any length, unlike {@link DataOutput#writeUTF}; null is kept. */
    public static void putString(String value, DataOutput out) throws IOException {
        putBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8), out);
    }

    public static String takeString(DataInput in) throws IOException {
        return text(in, in.readInt());
    }

    public static void putBytes(byte[] value, DataOutput out) throws IOException {
        out.writeInt(value == null ? -1 : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    public static byte[] takeBytes(DataInput in) throws IOException {
        return bytes(in, in.readInt());
    }

    private static String text(DataInput in, int length) throws IOException {
        byte[] bytes = bytes(in, length);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInput in, int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    public static <T> void putList(List<T> values, DataOutput out, Put<T> put) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            put.put(value, out);
        }
    }

    public static <T> List<T> takeList(DataInput in, Take<T> take) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            values.add(take.take(in));
        }
        return values;
    }

    public static void putPosition(LogPosition position, DataOutput out) throws IOException {
        putString(position.gtidSet(), out);
        putString(position.file(), out);
        out.writeLong(position.offset());
    }

    public static LogPosition takePosition(DataInput in) throws IOException {
        return new LogPosition(takeString(in), takeString(in), in.readLong());
    }

    /**
     * A table with foreign keys is of format 2 and begins with {@link #FORMAT_2}; one without is as
     * format 1 wrote it, where the first number is a length.
     */
    public static void putTable(TableSchema table, DataOutput out) throws IOException {
        if (!table.foreignKeys().isEmpty()) {
            out.writeInt(FORMAT_2);
            putList(table.foreignKeys(), out, Wire::putForeignKey);
        }
        putString(table.id().database(), out);
        putString(table.id().table(), out);
        putList(table.columns(), out, Wire::putColumn);
        putList(table.indexes(), out, Wire::putIndex);
        putString(table.engine(), out);
        putString(table.charset(), out);
        putString(table.collation(), out);
        putString(table.comment(), out);
        out.writeLong(table.autoIncrement());
        out.writeLong(table.rowEstimate());
        putList(table.unsupported(), out, Wire::putString);
    }

    public static TableSchema takeTable(DataInput in) throws IOException {
        int first = in.readInt();
        if (first != FORMAT_2) {
            return takeParts(text(in, first), in);
        }
        List<ForeignKeySchema> keys = takeList(in, Wire::takeForeignKey);
        return takeParts(takeString(in), in).withForeignKeys(keys);
    }

    private static TableSchema takeParts(String database, DataInput in) throws IOException {
        return new TableSchema(
                new TableId(database, takeString(in)),
                takeList(in, Wire::takeColumn),
                takeList(in, Wire::takeIndex),
                takeString(in),
                takeString(in),
                takeString(in),
                takeString(in),
                in.readLong(),
                in.readLong(),
                takeList(in, Wire::takeString));
    }

    private static void putForeignKey(ForeignKeySchema key, DataOutput out) throws IOException {
        putString(key.name(), out);
        putList(key.columns(), out, Wire::putString);
        putString(key.parent().database(), out);
        putString(key.parent().table(), out);
        putList(key.parentColumns(), out, Wire::putString);
        putString(key.onDelete().name(), out);
        putString(key.onUpdate().name(), out);
    }

    private static ForeignKeySchema takeForeignKey(DataInput in) throws IOException {
        return new ForeignKeySchema(
                takeString(in),
                takeList(in, Wire::takeString),
                new TableId(takeString(in), takeString(in)),
                takeList(in, Wire::takeString),
                ForeignKeySchema.Rule.valueOf(takeString(in)),
                ForeignKeySchema.Rule.valueOf(takeString(in)));
    }

    private static void putColumn(ColumnSchema column, DataOutput out) throws IOException {
        putString(column.name(), out);
        putString(column.dataType(), out);
        putString(column.columnType(), out);
        out.writeBoolean(column.nullable());
        putString(column.charset(), out);
        putString(column.collation(), out);
        out.writeLong(column.length());
        out.writeInt(column.precision());
        out.writeInt(column.scale());
        putString(column.defaultValue(), out);
        putString(column.extra(), out);
        putString(column.generation(), out);
        putString(column.comment(), out);
        putList(column.members(), out, Wire::putString);
    }

    private static ColumnSchema takeColumn(DataInput in) throws IOException {
        return new ColumnSchema(
                takeString(in),
                takeString(in),
                takeString(in),
                in.readBoolean(),
                takeString(in),
                takeString(in),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                takeString(in),
                takeString(in),
                takeString(in),
                takeString(in),
                takeList(in, Wire::takeString));
    }

    private static void putIndex(IndexSchema index, DataOutput out) throws IOException {
        putString(index.name(), out);
        out.writeBoolean(index.unique());
        putString(index.type(), out);
        putList(index.parts(), out, Wire::putPart);
        putString(index.comment(), out);
        out.writeBoolean(index.visible());
    }

    private static IndexSchema takeIndex(DataInput in) throws IOException {
        return new IndexSchema(
                takeString(in),
                in.readBoolean(),
                takeString(in),
                takeList(in, Wire::takePart),
                takeString(in),
                in.readBoolean());
    }

    private static void putPart(IndexSchema.Part part, DataOutput out) throws IOException {
        putString(part.column(), out);
        out.writeInt(part.prefix());
        out.writeBoolean(part.descending());
        putString(part.expression(), out);
    }

    private static IndexSchema.Part takePart(DataInput in) throws IOException {
        return new IndexSchema.Part(takeString(in), in.readInt(), in.readBoolean(), takeString(in));
    }
}
