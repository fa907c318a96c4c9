package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.LogTransaction;

/**
 * A source transaction, or a slice of one, on its way to a connection.
 *
 * @param ticket its number on this connection
 * @param after for each other connection the ticket that has to be committed there first, 0 for
 *     none; null when there is none at all
 * @param before where the transaction before it in the log ends in the same file, 0 when it is the
 *     first one there
 */
record ApplyTask(
        LogTransaction transaction,
        long ticket,
        long[] after,
        long before,
        ApplyWindow.Entry entry) {}
