package io.omsflink.jobs.meta;

import io.omsflink.jobs.element.LogPoint;

/**
 * What a target transaction has applied of one source transaction.
 *
 * @param share of its changes
 * @param end where it ends; of one that is applied in pieces, the place that all pieces name
 * @param before where the one before it in the log ends in the same file, 0 when it is the first
 *     one there; with GTIDs the number before its own. May reach further back over transactions of
 *     which the same share is applied
 * @param rows how many of its row changes, from the first one on; 0 for all of them
 */
public record AppliedMark(Share share, LogPoint end, long before, long rows) {

    /** All changes of a transaction. */
    public static AppliedMark whole(LogPoint end, long before) {
        return new AppliedMark(Share.WHOLE, end, before(end, before), 0);
    }

    /** The first changes of a transaction that is applied in pieces. */
    public static AppliedMark begun(Share share, LogPoint place, long rows) {
        return new AppliedMark(share, place, 0, rows);
    }

    /**
     * Up to where a transaction's mark reaches back when it stands for itself alone.
     *
     * @param byteBefore where the transaction before it ends in the same file
     */
    public static long before(LogPoint end, long byteBefore) {
        return end.hasGtid() ? end.sequence() - 1 : byteBefore;
    }
}
