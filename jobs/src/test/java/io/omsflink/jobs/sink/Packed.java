package io.omsflink.jobs.sink;

import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.element.Changes;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds transactions from texts. */
final class Packed {
    private final Bytes bytes = new Bytes();
    private int rows;

    Packed insert(int table, List<String> after) {
        return begin(Changes.INSERT, table).row(after);
    }

    Packed delete(int table, List<String> before) {
        return begin(Changes.DELETE, table).row(before);
    }

    Packed cascadingDelete(int table, List<String> before) {
        return begin(Changes.DELETE | Changes.CASCADES, table).row(before);
    }

    Packed update(int table, List<String> before, List<String> after) {
        return begin(Changes.UPDATE, table).row(before).row(after);
    }

    /** The changes of another behind the ones so far. */
    Packed append(Packed other) {
        rows += other.rows;
        bytes.putBytes(other.bytes.array(), 0, other.bytes.length());
        return this;
    }

    int rows() {
        return rows;
    }

    private Packed begin(int operation, int table) {
        rows++;
        bytes.put(operation);
        bytes.putVarint(table);
        return this;
    }

    private Packed row(List<String> values) {
        for (String value : values) {
            if (value == null) {
                bytes.putNull();
            } else {
                byte[] raw = value.getBytes(StandardCharsets.UTF_8);
                bytes.putValue(raw, 0, raw.length);
            }
        }
        return this;
    }

    LogTransaction transaction(boolean last) {
        return transaction(new LogPoint("", 0, "bin.000001", 4), last);
    }

    LogTransaction transaction(LogPoint end, boolean last) {
        return new LogTransaction(end, 1_000_000, rows, bytes.toByteArray(), last);
    }
}
