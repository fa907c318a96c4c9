package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedMark;

/**
 * A source transaction, or a part of one, on its way to a connection.
 *
 * @param ticket its number on this connection
 * @param after for each other connection the ticket that has to be committed there first, 0 for
 *     none; null when there is none at all
 * @param mark what is recorded with it
 */
record ApplyTask(
        LogTransaction transaction,
        long ticket,
        long[] after,
        AppliedMark mark,
        ApplyWindow.Entry entry) {

    /** Whether it may be committed without what follows it. */
    boolean ends() {
        return transaction.last() || mark.rows() > 0;
    }
}
