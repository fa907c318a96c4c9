package io.omsflink.jobs.ddl;

import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.jobs.element.Wire;
import io.omsflink.project.TableId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes of a {@link SchemaStep} in {@code oms_meta.ddl}; the first one is the format's version. */
public final class SchemaStepSerializer {
    private static final int VERSION = 1;

    private SchemaStepSerializer() {}

    public static byte[] write(SchemaStep step) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(VERSION);
            Wire.putList(step.removed(), out, SchemaStepSerializer::putId);
            Wire.putList(step.put(), out, Wire::putTable);
            Wire.putList(step.renamed(), out, SchemaStepSerializer::putRename);
            Wire.putList(step.shadows(), out, SchemaStepSerializer::putShadow);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** Reads what this or an older version has written. */
    public static SchemaStep read(byte[] bytes) {
        DataInput in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("unknown version " + version);
            }
            return new SchemaStep(
                    Wire.takeList(in, SchemaStepSerializer::takeId),
                    Wire.takeList(in, Wire::takeTable),
                    Wire.takeList(in, SchemaStepSerializer::takeRename),
                    Wire.takeList(in, SchemaStepSerializer::takeShadow));
        } catch (IOException e) {
            throw new UncheckedIOException("a step in oms_meta.ddl cannot be read", e);
        }
    }

    private static void putId(TableId id, DataOutput out) throws IOException {
        Wire.putString(id.database(), out);
        Wire.putString(id.table(), out);
    }

    private static TableId takeId(DataInput in) throws IOException {
        return new TableId(Wire.takeString(in), Wire.takeString(in));
    }

    private static void putRename(Rename rename, DataOutput out) throws IOException {
        putId(rename.from(), out);
        putId(rename.to(), out);
    }

    private static Rename takeRename(DataInput in) throws IOException {
        return new Rename(takeId(in), takeId(in));
    }

    private static void putShadow(Shadow shadow, DataOutput out) throws IOException {
        Wire.putTable(shadow.table(), out);
        Wire.putTable(shadow.base(), out);
        Wire.putList(shadow.changes(), out, SchemaStepSerializer::putChange);
    }

    private static Shadow takeShadow(DataInput in) throws IOException {
        return new Shadow(
                Wire.takeTable(in),
                Wire.takeTable(in),
                Wire.takeList(in, SchemaStepSerializer::takeChange));
    }

    private static void putChange(Shadow.Change change, DataOutput out) throws IOException {
        Wire.putString(change.sql(), out);
        Wire.putString(change.database(), out);
    }

    private static Shadow.Change takeChange(DataInput in) throws IOException {
        return new Shadow.Change(Wire.takeString(in), Wire.takeString(in));
    }
}
