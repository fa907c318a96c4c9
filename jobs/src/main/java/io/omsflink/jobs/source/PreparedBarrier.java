package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.catalog.position.XaRecover;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the XA transactions end that are prepared at the source. The log holds the rows of such a
 * transaction where it was prepared; when that lies before the start position, nobody reads them,
 * and a copy does not see them until the transaction is committed. So the copy begins after all of
 * them are over. What is prepared later is in the log behind the start position.
 */
final class PreparedBarrier {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedBarrier.class);
    static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 50;

    private PreparedBarrier() {}

    /** Waits until those are over that are prepared now. */
    static void await(Connection source) throws SQLException {
        List<String> first = names(source);
        Set<String> left = new HashSet<>(first);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > end) {
                throw stuck(left);
            }
            if (left.size() == first.size()) {
                LOG.info("Waiting for prepared XA transactions to end: {}", left);
            }
            pause();
            left.retainAll(names(source));
        }
    }

    /**
     * The end of the log at a moment when none is prepared. Without a copy nothing else has the
     * rows of one that was prepared before.
     */
    static LogPosition positionWithout(Connection source) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            await(source);
            LogPosition position = SourceLog.read(source).position();
            List<String> prepared = names(source);
            if (prepared.isEmpty()) {
                return position;
            }
            if (System.nanoTime() > end) {
                throw stuck(new HashSet<>(prepared));
            }
        }
    }

    private static List<String> names(Connection source) throws SQLException {
        return XaRecover.names(source)
                .orElseGet(
                        () -> {
                            LOG.warn(
                                    "The source does not tell which XA transactions are prepared;"
                                        + " one that was prepared before and is committed from now"
                                        + " on will stop the job");
                            return List.of();
                        });
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED, "Cannot go on: the job was cancelled.", e);
        }
    }

    private static OmsException stuck(Set<String> left) {
        return new OmsException(
                ErrorCode.PRECHECK_FAILED,
                "Cannot find a safe start position: XA transactions are prepared at the source and"
                        + " have not ended within "
                        + PATIENCE.toSeconds()
                        + " s: "
                        + String.join("; ", left)
                        + ". End them with XA COMMIT or XA ROLLBACK, and start again.");
    }
}
