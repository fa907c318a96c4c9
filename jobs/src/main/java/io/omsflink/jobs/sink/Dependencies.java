package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.jobs.element.LogTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which unfinished transactions a transaction has to come after. One thread.
 *
 * <ul>
 *   <li>The last one that shares a unique value with it.
 *   <li>The last one that clashes with a table as a whole, and all of that table's when it does so
 *       itself.
 *   <li>Rows without a name are a multiset. What is added commutes with everything but the removal
 *       of an equal row, and that one only has to come later: it takes any of the equal rows, and
 *       there are enough once all that were added before it in the log are there. So a removal
 *       comes after every transaction before it that adds an equal row, and an addition after
 *       nothing.
 *   <li>Removals from such a table keep their order nevertheless: each reads through the table and
 *       waits for the locks of the others on its way, so several connections would be no faster and
 *       stop each other in deadlocks.
 * </ul>
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

    /** For each table without names the last transaction that removed a row of it. */
    private final long[] removal;

    private final LongList hashes = new LongList();
    private final LongList added = new LongList();
    private final LongList removed = new LongList();
    private final BitSet removedFrom = new BitSet();
    private final BitSet tables = new BitSet();
    private final BitSet wholeTables = new BitSet();
    private final long[] after;

    Dependencies(List<TableSchema> schemas, Commits commits) {
        this.commits = commits;
        this.columns = schemas.stream().mapToInt(t -> t.writtenColumns().size()).toArray();
        schemas.forEach(schema -> keys.add(new ConflictKeys(schema)));
        this.cascades = new CascadeGraph(schemas);
        this.touched = new LastTouch(value -> reached(value));
        this.whole = new long[schemas.size()];
        this.any = new long[schemas.size()][commits.connections()];
        this.removal = new long[schemas.size()];
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
        followAdditions();
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

    private void followAdditions() {
        for (int i = 0; i < removed.size(); i++) {
            for (int c = 0; c < after.length; c++) {
                follow(touched.get(addition(removed.get(i), c)));
            }
        }
        for (int t = removedFrom.nextSetBit(0); t >= 0; t = removedFrom.nextSetBit(t + 1)) {
            follow(removal[t]);
        }
    }

    /** Additions do not follow each other, so the last one of each connection counts. */
    private static long addition(long image, int connection) {
        return ConflictKeys.mix(image + connection);
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
        for (int i = 0; i < added.size(); i++) {
            touched.put(addition(added.get(i), connection), value);
        }
        for (int t = removedFrom.nextSetBit(0); t >= 0; t = removedFrom.nextSetBit(t + 1)) {
            removal[t] = value;
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
        added.clear();
        removed.clear();
        removedFrom.clear();
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
    public void before(int table, byte[] in, int at) {
        if (row(table, in, at)) {
            removed.add(keys.get(table).image(in));
            removedFrom.set(table);
        }
    }

    @Override
    public void after(int table, byte[] in, int at) {
        if (row(table, in, at)) {
            added.add(keys.get(table).image(in));
        }
    }

    /** Returns whether its image counts. */
    private boolean row(int table, byte[] in, int at) {
        tables.set(table);
        ConflictKeys names = keys.get(table);
        if (!wholeTables.get(table) && !names.collect(in, at, hashes)) {
            wholeTables.set(table);
        }
        return names.nameless() && !wholeTables.get(table);
    }
}
