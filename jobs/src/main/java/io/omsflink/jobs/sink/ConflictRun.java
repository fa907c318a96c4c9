package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.ConflictPolicy;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Applies transactions of which the target has refused something: each behind a savepoint, and
 * where it is refused, half by half, so that the policy is carried out for exactly those changes
 * that are. All in the present target transaction. For one thread.
 *
 * <ul>
 *   <li>{@code overwrite}: the row is written whatever is in the way, and one that is not there to
 *       be deleted is let be. A value that does not fit still stops the job: no row of the target
 *       can be like the log's then.
 *   <li>{@code skip}: the change is left out and recorded.
 * </ul>
 */
final class ConflictRun {
    private static final byte[] SAVEPOINT = ascii("SAVEPOINT oms_change");
    private static final byte[] BACK = ascii("ROLLBACK TO SAVEPOINT oms_change");
    private static final byte[] MARK = ascii("SAVEPOINT oms_slice");
    private static final byte[] BACK_TO_MARK = ascii("ROLLBACK TO SAVEPOINT oms_slice");

    private final JobPlan plan;
    private final ApplyBatch single;
    private final Bytes sql = new Bytes(1024);
    private final boolean checked;

    /**
     * @param checked whether rows are compared with the log before they are changed
     */
    ConflictRun(JobPlan plan, List<TableSchema> tables, boolean checked) {
        this.plan = plan;
        this.checked = checked;
        this.single = new ApplyBatch(tables, checked);
    }

    /** Marks the beginning of a slice, so that it can be sent again alone. */
    static void mark(SqlSender sender) throws SQLException {
        sender.send(MARK, MARK.length);
    }

    static void backToMark(SqlSender sender) throws SQLException {
        sender.send(BACK_TO_MARK, BACK_TO_MARK.length);
    }

    /** What may be refused. */
    private interface Attempt {
        void send() throws SQLException;
    }

    /** Returns how many changes the policy has decided. */
    int apply(List<LogTransaction> transactions, SqlSender sender) throws SQLException {
        int conflicts = 0;
        for (LogTransaction transaction : transactions) {
            conflicts += apply(transaction, sender);
        }
        single.clear();
        return conflicts;
    }

    private int apply(LogTransaction transaction, SqlSender sender) throws SQLException {
        int[] starts = starts(transaction.changes());
        return apply(transaction, starts, 0, starts.length - 1, sender);
    }

    /** Where each change begins, and the end. */
    private int[] starts(byte[] in) {
        IntStream.Builder starts = IntStream.builder();
        int at = 0;
        while (at < in.length) {
            starts.add(at);
            at = single.end(in, at);
        }
        return starts.add(at).build().toArray();
    }

    /**
     * Halves what is refused until each conflict stands alone: most changes of a slice are none.
     */
    private int apply(LogTransaction transaction, int[] starts, int from, int to, SqlSender sender)
            throws SQLException {
        byte[] in = transaction.changes();
        single.clear();
        for (int i = from; i < to; i++) {
            single.change(in, starts[i]);
        }
        Optional<Refusal> refusal = attempt(() -> single.write(sender), sender);
        if (refusal.isEmpty()) {
            return 0;
        }
        if (to - from > 1) {
            int middle = (from + to) >>> 1;
            return apply(transaction, starts, from, middle, sender)
                    + apply(transaction, starts, middle, to, sender);
        }
        ImagePair images = ImagePair.of(in, starts[from], single.texts());
        if (alike(images, sender)) {
            return 0;
        }
        decide(transaction, images, refusal.get(), sender);
        return 1;
    }

    /** Empty when the target has taken it all, else nothing of it is there. */
    private static Optional<Refusal> attempt(Attempt attempt, SqlSender sender)
            throws SQLException {
        sender.send(SAVEPOINT, SAVEPOINT.length);
        Refusal refusal;
        try {
            attempt.send();
            return Optional.empty();
        } catch (SQLException e) {
            if (!TargetErrors.kind(e).conflict()) {
                throw e;
            }
            refusal = Refusal.of(e);
        } catch (OmsException e) {
            if (e.code() != ErrorCode.VALUE_REFUSED) {
                throw e;
            }
            refusal = Refusal.of(e);
        }
        sender.send(BACK, BACK.length);
        return Optional.of(refusal);
    }

    /** Whether the row is already what the change makes of it. */
    private boolean alike(ImagePair images, SqlSender sender) throws SQLException {
        if (!checked || images.text().key.isEmpty() || images.movesKey()) {
            return false;
        }
        CheckedChanges same = new CheckedChanges(images.text(), images.text().key.get());
        RowImage after = images.after().get();
        same.update(after, after);
        return attempt(() -> same.write(new StatementBuffer(sender, sql)), sender).isEmpty();
    }

    private void decide(
            LogTransaction transaction, ImagePair images, Refusal refusal, SqlSender sender)
            throws SQLException {
        if (plan.conflict() == ConflictPolicy.SKIP) {
            sql.reset();
            ConflictTable.insert(plan.name(), transaction, images, refusal, sql);
            sender.send(sql.array(), sql.length());
        } else {
            overwrite(images, refusal, sender);
        }
    }

    /** Rows with a key overwrite by themselves, so this one has none and its old row is missing. */
    private void overwrite(ImagePair images, Refusal refusal, SqlSender sender)
            throws SQLException {
        if (refusal.cause() instanceof SQLException e) {
            throw e;
        }
        if (images.after().isPresent()) {
            sql.reset();
            sql.putBytes(images.text().insertHead);
            sql.put('(');
            RowImage after = images.after().get();
            images.text().literals.appendRow(after.array(), after.at(), sql);
            sql.put(')');
            sender.send(sql.array(), sql.length());
        }
    }

    private static byte[] ascii(String statement) {
        return statement.getBytes(StandardCharsets.US_ASCII);
    }
}
