package io.omsflink.bench.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers and staff at work: one thread that runs believable transactions on a {@link
 * ShopDatabase}. It survives restarts of the server: it connects again until it is stopped. Several
 * may work on one shop, each with its own seed.
 */
public final class ShopTraffic implements AutoCloseable {
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(100);
    private static final Duration STOP_BOUND = Duration.ofSeconds(60);
    // Behind by more than this, the lost time is given up instead of being made good by a burst.
    private static final Duration LONGEST_DEBT = Duration.ofSeconds(1);
    private static final long SECOND = 1_000_000_000L;
    // Connection lost, transaction rolled back (deadlock), server shutting down.
    private static final Set<String> PASSING_STATES = Set.of("08", "40", "70");
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final ConnectionSource source;
    private final long intervalNanos;
    private final Dice dice;
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong rowChanges = new AtomicLong();
    private final AtomicLong interruptions = new AtomicLong();
    private final Thread thread = new Thread(this::work, "shop-traffic");
    private volatile boolean stopping;
    private volatile SQLException failure;

    private ShopTraffic(ConnectionSource source, double transactionsPerSecond, long seed) {
        this.source = source;
        this.intervalNanos =
                transactionsPerSecond <= 0 ? 0 : (long) (SECOND / transactionsPerSecond);
        this.dice = new Dice(seed);
    }

    /** Opens connections to the shop's server. */
    @FunctionalInterface
    public interface ConnectionSource {
        Connection open() throws SQLException;
    }

    /**
     * Begins to write.
     *
     * @param transactionsPerSecond 0 for as many as possible
     */
    public static ShopTraffic start(
            ConnectionSource source, double transactionsPerSecond, long seed) {
        ShopTraffic traffic = new ShopTraffic(source, transactionsPerSecond, seed);
        traffic.thread.setDaemon(true);
        traffic.thread.start();
        return traffic;
    }

    /**
     * Committed so far. A transaction whose commit was cut off by a lost connection is not counted.
     */
    public long transactions() {
        return transactions.get();
    }

    /** Rows inserted, updated and deleted by {@link #transactions}. */
    public long rowChanges() {
        return rowChanges.get();
    }

    /** How often a lost connection or a deadlock ended a transaction. */
    public long interruptions() {
        return interruptions.get();
    }

    public boolean isRunning() {
        return thread.isAlive();
    }

    /**
     * Ends after the transaction that is under way; nothing is written after the return.
     *
     * @throws SQLException what ended the writing before its time, if anything did
     */
    public void stop() throws SQLException {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_BOUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new SQLException(
                    "Cannot stop the shop's traffic: its transaction has not ended within "
                            + STOP_BOUND.toSeconds()
                            + " s. Look at the server.");
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** As {@link #stop}, but silent about failures. */
    @Override
    public void close() {
        try {
            stop();
        } catch (SQLException reportedByStop) {
            // Whoever wants to know calls stop.
        }
    }

    private void work() {
        while (!stopping && failure == null) {
            try (Connection connection = source.open()) {
                connection.setAutoCommit(false);
                trade(new ShopSession(connection, dice));
            } catch (SQLException e) {
                interrupted(e);
            }
        }
    }

    private void interrupted(SQLException e) {
        if (passes(e)) {
            interruptions.incrementAndGet();
            LockSupport.parkNanos(RECONNECT_PAUSE.toNanos());
        } else {
            failure = e;
        }
    }

    private static boolean passes(SQLException e) {
        String state = e.getSQLState();
        boolean passingState =
                state != null
                        && state.length() >= 2
                        && PASSING_STATES.contains(state.substring(0, 2));
        return passingState || e.getErrorCode() == LOCK_WAIT_TIMEOUT;
    }

    private void trade(ShopSession session) throws SQLException {
        long next = System.nanoTime();
        while (!stopping) {
            int changes = ShopDeals.draw(dice).run(session);
            session.commit();
            transactions.incrementAndGet();
            rowChanges.addAndGet(changes);
            next = Math.max(next + intervalNanos, System.nanoTime() - LONGEST_DEBT.toNanos());
            awaitTurn(next);
        }
    }

    private void awaitTurn(long next) {
        for (long wait = next - System.nanoTime();
                wait > 0 && !stopping;
                wait = next - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
