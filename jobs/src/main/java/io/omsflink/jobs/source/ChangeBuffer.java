package io.omsflink.jobs.source;

import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.binlog.RowSink;
import io.omsflink.jobs.cascade.CascadingRows;
import io.omsflink.jobs.element.Changes;
import java.util.Optional;

/** Collects the row changes of a transaction in the form of {@link Changes}. */
final class ChangeBuffer implements RowSink {
    private final Bytes bytes = new Bytes(64 * 1024);
    private int table;
    private Optional<CascadingRows> cascades = Optional.empty();
    private int rows;

    /**
     * The table of the changes that follow.
     *
     * @param newCascades tells which of them start a cascade; empty when none does
     */
    void table(int index, Optional<CascadingRows> newCascades) {
        table = index;
        cascades = newCascades;
    }

    int rows() {
        return rows;
    }

    int length() {
        return bytes.length();
    }

    /** The changes so far; starts anew. */
    byte[] take() {
        rows = 0;
        return bytes.take();
    }

    /** Takes changes back, for a rollback to a savepoint. */
    void truncate(int length, int rowCount) {
        if (length == 0) {
            bytes.reset();
        } else {
            bytes.truncate(length);
        }
        rows = rowCount;
    }

    /** Puts back what {@link #take} gave. */
    void restore(byte[] taken, int rowCount) {
        bytes.reset();
        bytes.putBytes(taken);
        rows = rowCount;
    }

    @Override
    public void insert(Bytes after) {
        begin(Changes.INSERT, after.length());
        append(after);
    }

    @Override
    public void update(Bytes before, Bytes after) {
        boolean cascading =
                cascades.isPresent() && cascades.get().update(table, before.array(), after.array());
        begin(
                cascading ? Changes.UPDATE | Changes.CASCADES : Changes.UPDATE,
                before.length() + after.length());
        append(before);
        append(after);
    }

    @Override
    public void delete(Bytes before) {
        boolean cascading = cascades.isPresent() && cascades.get().delete(table);
        begin(cascading ? Changes.DELETE | Changes.CASCADES : Changes.DELETE, before.length());
        append(before);
    }

    private void begin(int operation, int size) {
        // Exactly, so that a large change can be handed on without a copy.
        bytes.ensure(1 + PackedRow.varintSize(table) + size);
        bytes.put(operation);
        bytes.putVarint(table);
        rows++;
    }

    private void append(Bytes image) {
        bytes.putBytes(image.array(), 0, image.length());
    }
}
