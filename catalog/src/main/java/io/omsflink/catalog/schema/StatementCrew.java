package io.omsflink.catalog.schema;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the statements of objects that do not depend on each other, over several connections: a
 * server spends most of a CREATE TABLE waiting for its disk.
 */
final class StatementCrew {
    private static final Logger LOG = LoggerFactory.getLogger(StatementCrew.class);

    private final Endpoint target;
    private final int connections;

    StatementCrew(Endpoint target, int connections) {
        this.target = target;
        this.connections = connections;
    }

    /**
     * @return why a statement failed, by object; those that succeeded are absent
     */
    Map<ObjectKey, SQLException> run(List<ObjectStatus> objects) {
        Queue<ObjectStatus> open = new ConcurrentLinkedQueue<>(objects);
        Map<ObjectKey, SQLException> failures = new ConcurrentHashMap<>();
        int workers = Math.min(connections, objects.size());
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, workers));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(() -> work(open, failures)));
            }
            for (Future<?> worker : running) {
                await(worker);
            }
        } finally {
            threads.shutdownNow();
        }
        return failures;
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof OmsException ours
                    ? ours
                    : new OmsException(
                            ErrorCode.TARGET_FAILED,
                            "Cannot run DDL at the target: " + e.getCause() + ". Try again.",
                            e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot run DDL at the target: it was interrupted. Try again.",
                    e);
        }
    }

    private void work(Queue<ObjectStatus> open, Map<ObjectKey, SQLException> failures) {
        try (Connection connection = Connections.open(target, ConnectionRole.METADATA);
                Statement statement = connection.createStatement()) {
            // An index may take hours to build.
            connection.setNetworkTimeout(Runnable::run, 0);
            explicitTimestamps(statement);
            for (ObjectStatus next = open.poll(); next != null; next = open.poll()) {
                run(statement, next, failures);
            }
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot run DDL at the target: %s. Look at the server's error log."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static void run(
            Statement statement, ObjectStatus object, Map<ObjectKey, SQLException> failures) {
        try {
            statement.execute(object.ddl());
        } catch (SQLException e) {
            failures.put(object.key(), e);
        }
    }

    /**
     * Else MySQL 5.7 gives the first TIMESTAMP of a table a default and an ON UPDATE that the
     * source has not.
     */
    private static void explicitTimestamps(Statement statement) {
        try {
            statement.execute("SET SESSION explicit_defaults_for_timestamp=1");
        } catch (SQLException e) {
            // Needs a privilege on some servers, and OceanBase has nothing to set. Rows always
            // carry all values.
            LOG.debug("{}", e.getMessage());
        }
    }
}
