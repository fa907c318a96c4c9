package io.omsflink.verifier.repair;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.repair.FoundKeys.Row;
import io.omsflink.verifier.repair.RowChanges.Change;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.SideSql;
import io.omsflink.verifier.table.TablePair;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes rows at the target equal to the source, also while a job applies changes there. Used by one
 * thread.
 *
 * <ul>
 *   <li>A transaction takes at most {@value #BATCH} rows, and carries our mark, so that a project
 *       in the other direction does not send it back.
 *   <li>It locks the rows at the target, reads the source, writes, and reads the source again with
 *       the locks still held, until the source has not changed meanwhile. So the target never gets
 *       an older row than the source has shown, and whatever the source changes later comes behind
 *       the lock through the log.
 *   <li>A row that waits too long for a lock, or whose place another transaction takes, is tried
 *       again with its batch; then one by one, so that one bad row does not hold up others.
 *   <li>Rows that only the target has are deleted only when that is asked for.
 * </ul>
 */
public final class Repairer implements AutoCloseable {
    private static final int BATCH = 50;
    private static final int ATTEMPTS = 3;
    private static final int MOST_READS = 10;
    private static final int DUPLICATE = 1062;

    private final VerifyPlan plan;
    private final boolean deleteExtra;
    private final Connection source;
    private final Connection target;

    /** Key of the row that is being written. */
    private ByteBuffer changing;

    /**
     * Opens both databases.
     *
     * @param deleteExtra whether rows that only the target has are deleted
     */
    public Repairer(VerifyPlan plan, boolean deleteExtra) throws SQLException {
        this.plan = plan;
        this.deleteExtra = deleteExtra;
        this.source = Connections.open(plan.source(), ConnectionRole.READ);
        this.target = Connections.open(plan.target(), ConnectionRole.READ);
        RepairMark.prepare(target);
        target.setAutoCommit(false);
    }

    /**
     * What became of the rows of a table.
     *
     * @param changed rows written or deleted
     * @param problems rows that could not be repaired, in words
     */
    public record Outcome(long changed, List<String> problems) {}

    /** Repairs rows of one table, which has a key. */
    public Outcome repair(int table, List<Row> rows) throws SQLException {
        TablePair pair = plan.pairs().get(table);
        List<List<byte[]>> keys = distinct(rows);
        List<String> problems = new ArrayList<>();
        long changed = 0;
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<List<byte[]>> batch = keys.subList(from, Math.min(from + BATCH, keys.size()));
            changed += repairBatch(pair, batch, problems);
        }
        return new Outcome(changed, problems);
    }

    private static List<List<byte[]>> distinct(List<Row> rows) {
        Set<List<ByteBuffer>> seen = new HashSet<>();
        return rows.stream()
                .map(Row::key)
                .filter(key -> seen.add(key.stream().map(ByteBuffer::wrap).toList()))
                .toList();
    }

    private long repairBatch(TablePair pair, List<List<byte[]>> batch, List<String> problems)
            throws SQLException {
        List<List<byte[]>> keys = new ArrayList<>(batch);
        for (int attempt = 1; !keys.isEmpty(); attempt++) {
            try {
                long changed = transaction(pair, keys);
                target.commit();
                return changed;
            } catch (SQLException e) {
                target.rollback();
                if (connectionLost(e)) {
                    throw e;
                }
                if (attempt >= ATTEMPTS) {
                    problems.add(problem(pair, keys, e));
                    leaveOut(pair, keys);
                }
            }
        }
        return 0;
    }

    private String problem(TablePair pair, List<List<byte[]>> keys, SQLException e) {
        return "Cannot repair "
                + (changing == null ? keys.size() + " rows" : "a row")
                + " of "
                + pair.target()
                + ": "
                + e.getMessage()
                + (e.getErrorCode() == DUPLICATE && !deleteExtra
                        ? ". If a row that only the target has is in its way, give --delete-extra."
                        : ". Look at the row and verify again.");
    }

    /** The row that cannot be written, or all when it is none in particular. */
    private void leaveOut(TablePair pair, List<List<byte[]>> keys) {
        keys.removeIf(key -> changing == null || changing.equals(RawRow.key(pair, key)));
    }

    private static boolean connectionLost(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }

    private long transaction(TablePair pair, List<List<byte[]>> keys) throws SQLException {
        changing = null;
        try (Statement statement = target.createStatement()) {
            RepairMark.set(target, plan.project(), keys.size());
            long changed = 0;
            for (int read = 1; read <= MOST_READS; read++) {
                String lock = new SideSql(pair, Side.TARGET).rowsOf(keys) + " FOR UPDATE";
                List<RawRow> there = RawRow.read(target, pair, lock);
                List<RawRow> here =
                        RawRow.read(source, pair, new SideSql(pair, Side.SOURCE).rowsOf(keys));
                List<Change> changes = RowChanges.of(pair, here, there, deleteExtra).statements();
                if (changes.isEmpty()) {
                    return changed;
                }
                for (Change change : changes) {
                    changing = change.key();
                    statement.executeUpdate(change.sql());
                }
                changing = null;
                changed = Math.max(changed, changes.stream().map(Change::key).distinct().count());
            }
            throw new SQLException(
                    "the source changed the rows " + MOST_READS + " times in a row meanwhile");
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection one = source;
                Connection other = target) {
            // Whatever is not committed is rolled back.
            target.rollback();
        }
    }
}
