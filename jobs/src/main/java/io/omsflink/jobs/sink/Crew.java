package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedMark;

/** Applying connections, as the dispatcher sees them. */
interface Crew {

    /** Hands a whole transaction over; waits while its connection has more than enough to do. */
    void assign(LogTransaction transaction, AppliedMark mark, ApplyWindow.Entry entry)
            throws InterruptedException;

    /** Hands a part over to the connection that takes this share of every transaction. */
    void assignTo(int connection, LogTransaction part, AppliedMark mark, ApplyWindow.Entry entry)
            throws InterruptedException;

    /** Hands a slice over; nothing else is under way. */
    void assignAlone(LogTransaction slice, AppliedMark mark, ApplyWindow.Entry entry)
            throws InterruptedException;

    /** Nobody waits for more. */
    void release();
}
