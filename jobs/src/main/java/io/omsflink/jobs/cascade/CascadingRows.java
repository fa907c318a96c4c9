package io.omsflink.jobs.cascade;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.jobs.binlog.PackedRow;
import java.util.Arrays;
import java.util.List;

/** Tells which row changes start a cascade at the source. For one thread. */
public final class CascadingRows {
    private static final int[] NONE = {};

    private final boolean[] onDelete;
    private final int[][] watched;
    private int[] beforeStarts = NONE;
    private int[] beforeLengths = NONE;
    private int[] afterStarts = NONE;
    private int[] afterLengths = NONE;

    public CascadingRows(List<TableSchema> tables) {
        CascadeGraph graph = new CascadeGraph(tables);
        this.onDelete = new boolean[tables.size()];
        this.watched = new int[tables.size()][];
        int columns = 0;
        for (int i = 0; i < tables.size(); i++) {
            onDelete[i] = graph.changesOnDelete(i);
            watched[i] = WrittenColumns.positions(tables.get(i), graph.watchedColumns(i));
            columns =
                    Math.max(columns, watched[i].length == 0 ? 0 : tables.get(i).columns().size());
        }
        this.beforeStarts = new int[columns];
        this.beforeLengths = new int[columns];
        this.afterStarts = new int[columns];
        this.afterLengths = new int[columns];
    }

    /** Whether any change of any table does. */
    public boolean any() {
        for (int i = 0; i < onDelete.length; i++) {
            if (onDelete[i] || watched[i].length > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the deletion of a row of the table does. */
    public boolean delete(int table) {
        return onDelete[table];
    }

    /** Whether an update does: a column that foreign keys refer to has other bytes afterwards. */
    public boolean update(int table, byte[] before, byte[] after) {
        return watched[table].length > 0 && changed(watched[table], before, after);
    }

    private boolean changed(int[] columns, byte[] before, byte[] after) {
        int last = columns[columns.length - 1];
        index(before, last, beforeStarts, beforeLengths);
        index(after, last, afterStarts, afterLengths);
        for (int column : columns) {
            if (differs(before, after, column)) {
                return true;
            }
        }
        return false;
    }

    private static void index(byte[] row, int last, int[] starts, int[] lengths) {
        int position = 0;
        for (int i = 0; i <= last; i++) {
            starts[i] = PackedRow.start(row, position);
            lengths[i] = PackedRow.length(row, position);
            position = starts[i] + Math.max(lengths[i], 0);
        }
    }

    private boolean differs(byte[] before, byte[] after, int column) {
        int length = beforeLengths[column];
        return length != afterLengths[column]
                || length > 0
                        && !Arrays.equals(
                                before,
                                beforeStarts[column],
                                beforeStarts[column] + length,
                                after,
                                afterStarts[column],
                                afterStarts[column] + length);
    }
}
