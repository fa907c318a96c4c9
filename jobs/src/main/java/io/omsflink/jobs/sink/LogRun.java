package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.meta.AppliedMark;
import io.omsflink.jobs.meta.Share;
import java.util.Arrays;

/**
 * How far back each connection's marks may reach when every transaction is shared out. A connection
 * that got nothing of a transaction has nothing of it to apply; saying so makes its record one
 * range, where it would have a gap for every such transaction.
 *
 * <p>Only as far as the log numbers transactions one by one: a number that is missing may come
 * later in the log, where a source's GTIDs are out of order.
 */
final class LogRun {
    private final long[] covered;
    private String name = "";
    private long reached;

    LogRun(int connections) {
        this.covered = new long[connections];
    }

    /**
     * The transaction that follows in the log.
     *
     * @param byteBefore where the one before it ends in the same file, 0 for none
     */
    void next(LogPoint end, long byteBefore) {
        String itsName = end.hasGtid() ? end.serverUuid() : end.file();
        long before = AppliedMark.before(end, byteBefore);
        if (before != reached || !itsName.equals(name)) {
            name = itsName;
            Arrays.fill(covered, before);
        }
        reached = end.hasGtid() ? end.sequence() : end.offset();
    }

    /** What a connection records with its part of the transaction that was named last. */
    AppliedMark mark(int connection, LogPoint end) {
        AppliedMark mark =
                new AppliedMark(new Share(connection, covered.length), end, covered[connection], 0);
        covered[connection] = reached;
        return mark;
    }
}
