package io.omsflink.verifier.live;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.position.GtidSet;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.project.Endpoint;
import io.omsflink.verifier.compare.AppliedGate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The gate of a project whose incremental step keeps {@code oms_meta.progress}. Used by one thread.
 * Asks on connections of its own, which it opens when they are needed first.
 *
 * <p>When the target does not get on for {@code patience}, later questions are answered at once
 * until it moves again: a stopped job must not hold up every chunk.
 */
public final class ProgressGate implements AppliedGate, AutoCloseable {
    private static final long STEP_MILLIS = 50;

    private final Endpoint source;
    private final Endpoint target;
    private final String project;
    private final Duration patience;
    private Connection sourceConnection;
    private Connection targetConnection;
    private Optional<LogPosition> stoodAt = Optional.empty();

    public ProgressGate(Endpoint source, Endpoint target, String project, Duration patience) {
        this.source = source;
        this.target = target;
        this.project = project;
        this.patience = patience;
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public boolean pass() throws SQLException, InterruptedException {
        LogPosition wanted = SourceLog.read(sourceConnection()).position();
        long end = System.nanoTime() + patience.toNanos();
        Optional<LogPosition> at = applied();
        while (at.filter(a -> covers(a, wanted)).isEmpty()) {
            boolean stands = stoodAt.isPresent() && stoodAt.equals(at);
            if (stands || System.nanoTime() - end > 0) {
                stoodAt = at;
                return false;
            }
            Thread.sleep(STEP_MILLIS);
            at = applied();
        }
        stoodAt = Optional.empty();
        return true;
    }

    /** Whether everything up to {@code wanted} is applied at {@code at}. */
    static boolean covers(LogPosition at, LogPosition wanted) {
        return wanted.gtidMode()
                ? GtidSet.parse(at.gtidSet()).containsAll(GtidSet.parse(wanted.gtidSet()))
                : LogPosition.BY_FILE.compare(at, wanted) >= 0;
    }

    private Optional<LogPosition> applied() throws SQLException {
        return AppliedProgress.read(targetConnection(), project);
    }

    private Connection sourceConnection() throws SQLException {
        if (sourceConnection == null || sourceConnection.isClosed()) {
            sourceConnection = Connections.open(source, ConnectionRole.METADATA);
        }
        return sourceConnection;
    }

    private Connection targetConnection() throws SQLException {
        if (targetConnection == null || targetConnection.isClosed()) {
            targetConnection = Connections.open(target, ConnectionRole.METADATA);
        }
        return targetConnection;
    }

    @Override
    public void close() throws SQLException {
        try (Connection one = sourceConnection;
                Connection other = targetConnection) {
            // Both are closed, also when the first one fails to.
            sourceConnection = null;
            targetConnection = null;
        }
    }
}
