package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.cascade.Cascades;
import io.omsflink.jobs.element.Changes;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some whole source transactions on their way into one target transaction. Holds references into
 * their bytes, nothing else.
 */
final class ApplyBatch {
    private final boolean checked;
    private final List<TableText> texts;
    private final Cascades cascades;
    private final List<ChangeGroup> groups = new ArrayList<>();
    private final Bytes sql = new Bytes(256 * 1024);
    private ChangeGroup group;
    private int rows;
    private long bytes;
    private long commitMicros;
    private Optional<TableId> writing = Optional.empty();

    ApplyBatch(List<TableSchema> tables) {
        this(tables, false);
    }

    /**
     * @param checked whether rows are compared with the log before they are changed
     */
    ApplyBatch(List<TableSchema> tables, boolean checked) {
        this.checked = checked;
        this.texts = tables.stream().map(TableText::new).toList();
        this.cascades = new Cascades(tables);
        this.group = new ChangeGroup(texts, checked);
        groups.add(group);
    }

    List<TableText> texts() {
        return texts;
    }

    int rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** Commit time of the last transaction. */
    long commitMicros() {
        return commitMicros;
    }

    void add(LogTransaction transaction) {
        byte[] in = transaction.changes();
        int at = 0;
        while (at < in.length) {
            at = change(in, at);
        }
        rows += transaction.rows();
        bytes += in.length;
        commitMicros = transaction.commitMicros();
    }

    /**
     * Adds one change.
     *
     * @return where the next one begins
     */
    int change(byte[] in, int at) {
        int code = in[at];
        int index = ChangeScan.table(in, at + 1);
        int first = at + 1 + PackedRow.varintSize(index);
        int columns = texts.get(index).columns;
        int second = PackedRow.skip(in, first, columns);
        if (Changes.cascades(code)) {
            beginGroup(new ChangeGroup.Head(index, Changes.operation(code), in, first, second));
        }
        TableChanges table = group.table(index);
        switch (Changes.operation(code)) {
            case Changes.INSERT -> table.insert(new RowImage(in, first));
            case Changes.DELETE -> table.delete(new RowImage(in, first));
            case Changes.UPDATE -> {
                table.update(new RowImage(in, first), new RowImage(in, second));
                return PackedRow.skip(in, second, columns);
            }
            default -> throw new IllegalStateException("unknown operation " + code + " at " + at);
        }
        return second;
    }

    /** Where the change after this one begins. */
    int end(byte[] in, int at) {
        int index = ChangeScan.table(in, at + 1);
        int columns = texts.get(index).columns;
        int second = PackedRow.skip(in, at + 1 + PackedRow.varintSize(index), columns);
        return Changes.operation(in[at]) == Changes.UPDATE
                ? PackedRow.skip(in, second, columns)
                : second;
    }

    /** Changes before a cascade must be at the target when it runs, and none of those after it. */
    private void beginGroup(ChangeGroup.Head head) {
        group = new ChangeGroup(texts, checked, head);
        groups.add(group);
    }

    /** Sends the changes; may be called again after a rollback. */
    void write(SqlSender sender) throws SQLException {
        StatementBuffer statements = new StatementBuffer(sender, sql);
        for (ChangeGroup each : groups) {
            if (each.head().isPresent()) {
                cascade(each.head().get(), sender);
            }
            for (TableChanges table : each.touched()) {
                writing = Optional.of(table.table());
                table.write(statements);
            }
        }
        writing = Optional.empty();
    }

    private void cascade(ChangeGroup.Head head, SqlSender sender) throws SQLException {
        writing = Optional.of(texts.get(head.table()).table.id());
        if (head.operation() == Changes.DELETE) {
            cascades.delete(head.table(), head.in(), head.before(), sender::send);
        } else {
            cascades.update(head.table(), head.in(), head.before(), head.after(), sender::send);
        }
    }

    /** The table whose changes were being sent when {@link #write} failed. */
    Optional<TableId> writing() {
        return writing;
    }

    void clear() {
        group = groups.get(0);
        group.clear();
        groups.subList(1, groups.size()).clear();
        rows = 0;
        bytes = 0;
    }
}
