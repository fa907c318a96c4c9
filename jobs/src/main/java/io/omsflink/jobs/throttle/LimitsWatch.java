package io.omsflink.jobs.throttle;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.jobs.JobPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second, on a connection and a thread of its own, what {@code oms throttle} has set.
 *
 * <ul>
 *   <li>It never ends the job: while the target cannot be asked, the last answer counts.
 *   <li>The first look is a second after the start, so that short work pays nothing.
 * </ul>
 */
public final class LimitsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LimitsWatch.class);
    private static final long STEP_MILLIS = 1_000;

    private final JobPlan plan;
    private final Consumer<Limits> taker;
    private final Thread thread;
    private Connection connection;
    private Limits known = Limits.NONE;

    /**
     * @param taker gets what is set whenever it has changed, on the watching thread
     */
    public LimitsWatch(JobPlan plan, Consumer<Limits> taker) {
        this.plan = plan;
        this.taker = taker;
        this.thread = new Thread(this::run, "oms-throttle-" + plan.name());
        thread.setDaemon(true);
        thread.setContextClassLoader(LimitsWatch.class.getClassLoader());
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(STEP_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("no longer watching the limits of {}", plan.name());
        } finally {
            disconnect();
        }
    }

    private void look() {
        try {
            if (connection == null) {
                connection = Connections.open(plan.target(), ConnectionRole.METADATA);
            }
            Limits limits = ThrottleTable.read(connection, plan.name()).orElse(Limits.NONE);
            if (!limits.equals(known)) {
                LOG.info("{}: limits are now {}", plan.name(), limits);
                known = limits;
                taker.accept(limits);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("cannot look up the limits of {}", plan.name(), e);
            disconnect();
        }
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("closing the connection that watches limits", e);
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
