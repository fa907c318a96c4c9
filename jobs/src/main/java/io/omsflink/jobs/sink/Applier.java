package io.omsflink.jobs.sink;

import java.sql.SQLException;

/** One connection and its thread, which applies what is put into its queue, in that order. */
interface Applier extends AutoCloseable {

    TaskQueue queue();

    @Override
    void close() throws InterruptedException, SQLException;
}
