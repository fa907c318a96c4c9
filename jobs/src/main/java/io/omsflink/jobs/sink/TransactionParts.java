package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.element.Changes;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedShares;
import io.omsflink.jobs.meta.Share;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Takes a transaction, or a slice of one, apart into the shares of several connections, and leaves
 * out what is applied already. One thread.
 *
 * <ul>
 *   <li>All changes of a row are in one share, in the log's order. An update that gives a row
 *       another key becomes a delete and an insert.
 *   <li>Changes of a table are in one share together when its rows cannot be told apart: those of a
 *       table without a key, and all of the transaction's when one of them has a key that other
 *       bytes may equal, see {@link ConflictKeys}.
 *   <li>So the shares of one transaction may be applied in any order. A row that takes a unique
 *       value from another one may displace it before that one's own share is applied, but then
 *       that share writes it anew or deletes it: rows as a transaction leaves them do not clash.
 *   <li>Where a change starts a cascade, only the order of the log tells which rows it reaches: all
 *       changes are in one share.
 * </ul>
 *
 * <p>Which share a change is in depends on nothing but the transaction, so that what was recorded
 * as applied is found again by whoever comes next, with any number of connections.
 */
final class TransactionParts implements ChangeScan.Rows {
    private final List<ConflictKeys> keys = new ArrayList<>();
    private final int[] columns;
    private final Bytes[] parts;
    private final int[] rows;
    private final LongList unused = new LongList();

    /** Of each row image. */
    private final LongList hashes = new LongList();

    private final BitSet together = new BitSet();
    private int image;
    private boolean cascading;
    private List<AppliedShares.Part> applied = List.of();

    /**
     * @param count how many parts there are at most
     */
    TransactionParts(List<TableSchema> tables, int count) {
        tables.forEach(table -> keys.add(new ConflictKeys(table)));
        this.columns = tables.stream().mapToInt(t -> t.writtenColumns().size()).toArray();
        this.parts = new Bytes[count];
        this.rows = new int[count];
        for (int i = 0; i < count; i++) {
            parts[i] = new Bytes(1024);
        }
    }

    /**
     * The parts; null in the place of a share without a change.
     *
     * @param firstRow number of the first change in the whole transaction
     * @param alreadyApplied what of the transaction is not to be applied again
     */
    LogTransaction[] of(
            LogTransaction transaction, long firstRow, List<AppliedShares.Part> alreadyApplied) {
        byte[] in = transaction.changes();
        applied = alreadyApplied;
        together.clear();
        hashes.clear();
        image = 0;
        cascading = false;
        ChangeScan.scan(in, columns, this);
        long row = firstRow;
        int at = 0;
        while (at < in.length) {
            at = change(in, at, row++);
        }
        LogTransaction[] result = new LogTransaction[parts.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = rows[i] == 0 ? null : take(i, transaction);
        }
        return result;
    }

    private LogTransaction take(int part, LogTransaction of) {
        int count = rows[part];
        rows[part] = 0;
        return new LogTransaction(
                of.end(), of.commitMicros(), count, parts[part].take(), of.last());
    }

    @Override
    public void before(int table, byte[] in, int at) {
        row(table, in, at);
    }

    @Override
    public void after(int table, byte[] in, int at) {
        row(table, in, at);
    }

    private void row(int table, byte[] in, int at) {
        ConflictKeys names = keys.get(table);
        unused.clear();
        if (names.collect(in, at, unused)) {
            hashes.add(names.row(in));
        } else {
            together.set(table);
            hashes.add(0);
        }
    }

    @Override
    public void cascade(int table) {
        cascading = true;
    }

    /** Of the next row image. */
    private long hash(int table) {
        long own = hashes.get(image++);
        if (cascading) {
            return 0;
        }
        return together.get(table) ? keys.get(table).table() : own;
    }

    private int change(byte[] in, int at, long row) {
        int table = ChangeScan.table(in, at + 1);
        int first = at + 1 + PackedRow.varintSize(table);
        int second = PackedRow.skip(in, first, columns[table]);
        if (Changes.operation(in[at]) != Changes.UPDATE) {
            put(row, hash(table), in, at, second);
            return second;
        }
        int end = PackedRow.skip(in, second, columns[table]);
        long before = hash(table);
        long after = hash(table);
        if (before == after) {
            put(row, before, in, at, end);
        } else {
            put(row, before, table, Changes.DELETE, in, first, second);
            put(row, after, table, Changes.INSERT, in, second, end);
        }
        return end;
    }

    private void put(long row, long hash, byte[] in, int from, int to) {
        if (isLeft(row, hash)) {
            int part = Share.number(hash, parts.length);
            parts[part].putBytes(in, from, to - from);
            rows[part]++;
        }
    }

    private void put(long row, long hash, int table, int operation, byte[] in, int from, int to) {
        if (isLeft(row, hash)) {
            int part = Share.number(hash, parts.length);
            parts[part].put(operation);
            parts[part].putVarint(table);
            parts[part].putBytes(in, from, to - from);
            rows[part]++;
        }
    }

    private boolean isLeft(long row, long hash) {
        for (AppliedShares.Part part : applied) {
            if (part.holds(row, hash)) {
                return false;
            }
        }
        return true;
    }
}
