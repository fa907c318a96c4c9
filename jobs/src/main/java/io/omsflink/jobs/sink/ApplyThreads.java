package io.omsflink.jobs.sink;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and ends the threads of a task that writes. */
final class ApplyThreads {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyThreads.class);

    /** Short: whoever takes over waits for what a cut-off statement may still do at the target. */
    private static final long JOIN_MILLIS = 1_000;

    private ApplyThreads() {}

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(ApplyThreads.class.getClassLoader());
        thread.start();
        return thread;
    }

    /**
     * Waits for the end of a thread that was told to end.
     *
     * @param connection what the thread may wait for; may be null
     */
    static void stop(Thread thread, Connection connection)
            throws InterruptedException, SQLException {
        thread.interrupt();
        thread.join(JOIN_MILLIS);
        if (thread.isAlive() && connection != null) {
            // A statement that waits for a server that does not answer.
            connection.abort(Runnable::run);
        }
    }

    /** Closes a connection that nothing is expected from any more; may be null. */
    static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("closing a connection to the target", e);
        }
    }
}
