package io.omsflink.jobs.source;

import io.omsflink.catalog.filter.RowFilter;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.binlog.RowSink;
import io.omsflink.jobs.cascade.CascadingRows;
import io.omsflink.jobs.element.Changes;
import io.omsflink.project.RowOperation;
import java.util.List;
import java.util.Optional;

/** Collects the row changes of a transaction in the form of {@link Changes}. */
final class ChangeBuffer implements RowSink {
    private final Bytes bytes = new Bytes(64 * 1024);
    private List<TableUse> uses = List.of();
    private Optional<CascadingRows> cascades = Optional.empty();
    private int[] starts = {};
    private int[] lengths = {};
    private int rows;

    /**
     * The table of the changes that follow.
     *
     * @param newCascades tells which of them start a cascade; empty when none does
     */
    void table(List<TableUse> newUses, Optional<CascadingRows> newCascades) {
        uses = newUses;
        cascades = newCascades;
        int width = 0;
        for (TableUse use : newUses) {
            width = Math.max(width, use.filter().map(RowFilter::width).orElse(0));
        }
        starts = starts.length == width ? starts : new int[width];
        lengths = lengths.length == width ? lengths : new int[width];
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
        for (TableUse use : uses) {
            if (use.moves(RowOperation.INSERT) && passes(use, after)) {
                putInsert(use, after);
            }
        }
    }

    /** A row that an update brings into the filter is new to the target, and the reverse. */
    @Override
    public void update(Bytes before, Bytes after) {
        for (TableUse use : uses) {
            if (use.moves(RowOperation.UPDATE)) {
                update(use, before, after);
            }
        }
    }

    private void update(TableUse use, Bytes before, Bytes after) {
        boolean was = passes(use, before);
        boolean is = passes(use, after);
        if (was && is) {
            putUpdate(use, before, after);
        } else if (is) {
            putInsert(use, after);
        } else if (was) {
            putDelete(use, before);
        }
    }

    @Override
    public void delete(Bytes before) {
        for (TableUse use : uses) {
            if (use.moves(RowOperation.DELETE) && passes(use, before)) {
                putDelete(use, before);
            }
        }
    }

    private boolean passes(TableUse use, Bytes row) {
        if (use.filter().isEmpty()) {
            return true;
        }
        PackedRow.index(row.array(), 0, starts, lengths);
        return use.filter().get().matches(row.array(), starts, lengths);
    }

    private void putInsert(TableUse use, Bytes after) {
        begin(use, Changes.INSERT, after.length());
        append(use, after);
    }

    private void putUpdate(TableUse use, Bytes before, Bytes after) {
        boolean cascading =
                cascades.isPresent()
                        && cascades.get().update(use.index(), before.array(), after.array());
        begin(
                use,
                cascading ? Changes.UPDATE | Changes.CASCADES : Changes.UPDATE,
                before.length() + after.length());
        append(use, before);
        append(use, after);
    }

    private void putDelete(TableUse use, Bytes before) {
        boolean cascading = cascades.isPresent() && cascades.get().delete(use.index());
        begin(use, cascading ? Changes.DELETE | Changes.CASCADES : Changes.DELETE, before.length());
        append(use, before);
    }

    private void begin(TableUse use, int operation, int size) {
        // Exactly, so that a large change can be handed on without a copy.
        bytes.ensure(1 + PackedRow.varintSize(use.target()) + size);
        bytes.put(operation);
        bytes.putVarint(use.target());
        rows++;
    }

    private void append(TableUse use, Bytes image) {
        if (use.columns().length == 0) {
            bytes.putBytes(image.array(), 0, image.length());
            return;
        }
        byte[] row = image.array();
        int at = 0;
        int column = 0;
        for (int wanted : use.columns()) {
            at = PackedRow.skip(row, at, wanted - column);
            int next = PackedRow.next(row, at);
            bytes.putBytes(row, at, next - at);
            at = next;
            column = wanted + 1;
        }
    }
}
