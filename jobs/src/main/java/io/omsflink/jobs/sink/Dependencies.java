package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.jobs.element.LogTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which unfinished transactions a transaction has to come after: the last ones that share a unique
 * value, or a table whose rows cannot be told apart, with it. One thread.
 */
final class Dependencies implements ChangeScan.Rows {
    private static final int CONNECTION_SHIFT = 56;
    private static final long TICKET_MASK = (1L << CONNECTION_SHIFT) - 1;

    private final Commits commits;
    private final List<ConflictKeys> keys = new ArrayList<>();
    private final int[] columns;
    private final LastTouch touched;
    private final CascadeGraph cascades;

    /** For each table the last transaction that clashed with it as a whole. */
    private final long[] whole;

    /** For each table and connection the last transaction that changed a row of it. */
    private final long[][] any;

    private final LongList hashes = new LongList();
    private final BitSet tables = new BitSet();
    private final BitSet wholeTables = new BitSet();
    private final long[] after;

    Dependencies(List<TableSchema> schemas, Commits commits) {
        this.commits = commits;
        this.columns = schemas.stream().mapToInt(t -> t.writtenColumns().size()).toArray();
        for (int i = 0; i < schemas.size(); i++) {
            keys.add(new ConflictKeys(i, schemas.get(i)));
        }
        this.cascades = new CascadeGraph(schemas);
        this.touched = new LastTouch(value -> reached(value));
        this.whole = new long[schemas.size()];
        this.any = new long[schemas.size()][commits.connections()];
        this.after = new long[commits.connections()];
    }

    /**
     * Reads a transaction.
     *
     * @return for each connection the ticket that it comes after, 0 where that is none; valid until
     *     the next call
     */
    long[] of(LogTransaction transaction) {
        collect(transaction);
        Arrays.fill(after, 0);
        for (int i = 0; i < hashes.size(); i++) {
            follow(touched.get(hashes.get(i)));
        }
        for (int t = tables.nextSetBit(0); t >= 0; t = tables.nextSetBit(t + 1)) {
            follow(whole[t]);
            if (wholeTables.get(t)) {
                for (int c = 0; c < after.length; c++) {
                    follow(c, any[t][c]);
                }
            }
        }
        return after;
    }

    private void follow(long value) {
        if (value != 0) {
            follow((int) (value >>> CONNECTION_SHIFT), value & TICKET_MASK);
        }
    }

    private void follow(int connection, long ticket) {
        if (ticket > after[connection] && !commits.reached(connection, ticket)) {
            after[connection] = ticket;
        }
    }

    private boolean reached(long value) {
        return commits.reached((int) (value >>> CONNECTION_SHIFT), value & TICKET_MASK);
    }

    /** The transaction that was read last got this ticket. */
    void assign(int connection, long ticket) {
        long value = (long) connection << CONNECTION_SHIFT | ticket;
        for (int i = 0; i < hashes.size(); i++) {
            touched.put(hashes.get(i), value);
        }
        for (int t = tables.nextSetBit(0); t >= 0; t = tables.nextSetBit(t + 1)) {
            any[t][connection] = ticket;
            if (wholeTables.get(t)) {
                whole[t] = value;
            }
        }
    }

    private void collect(LogTransaction transaction) {
        hashes.clear();
        tables.clear();
        wholeTables.clear();
        ChangeScan.scan(transaction.changes(), columns, this);
    }

    /** Which rows of the reached tables it changes, only the target knows. */
    @Override
    public void cascade(int table) {
        for (int reached : cascades.reach(table)) {
            tables.set(reached);
            wholeTables.set(reached);
        }
    }

    @Override
    public void row(int table, byte[] in, int at) {
        tables.set(table);
        if (!wholeTables.get(table) && !keys.get(table).collect(in, at, hashes)) {
            wholeTables.set(table);
        }
    }
}
