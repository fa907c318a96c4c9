package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;

/** One connection that hands the log's events to one consumer, on the thread that runs it. */
final class LogConnection implements AutoCloseable {
    private static final int PURGED = 1236;

    /** Takes the events in their order. */
    interface Consumer {
        /** False when no more are wanted. */
        boolean event(Event event) throws InterruptedException;
    }

    private final Endpoint source;
    private final LogClient client;
    private volatile boolean closed;
    private volatile Throwable failure;

    LogConnection(Endpoint source, LogPosition from) {
        this.source = source;
        this.client = new LogClient(source, from);
    }

    /** Returns when the consumer wants no more or after {@link #close}; else it fails. */
    void run(Consumer consumer) throws Exception {
        client.registerEventListener(event -> take(event, consumer));
        client.registerLifecycleListener(new Failure());
        if (closed) {
            return;
        }
        try {
            client.connect();
        } catch (AuthenticationException e) {
            throw new OmsException(
                    ErrorCode.CONNECTION_FAILED,
                    "Cannot log in to "
                            + source
                            + " to read its log: "
                            + e.getMessage()
                            + ". Correct user or password.",
                    e);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (!closed) {
            throw explain(failure);
        }
    }

    /** The library swallows what a listener throws, so it is kept and the connection ended. */
    private void take(Event event, Consumer consumer) {
        if (failure != null || closed) {
            // Closed while the connection was being made: there was nothing to disconnect then.
            disconnect();
            return;
        }
        try {
            if (!consumer.event(event)) {
                close();
            }
        } catch (Throwable e) {
            failure = e;
            disconnect();
        }
    }

    private Exception explain(Throwable cause) {
        if (cause instanceof OmsException known) {
            return known;
        }
        if (cause instanceof ServerException server
                && server.getErrorCode() == PURGED
                && server.getMessage().contains("purged")) {
            return new OmsException(
                    ErrorCode.POSITION_PURGED,
                    "Cannot read the log of "
                            + source
                            + ": "
                            + server.getMessage()
                            + ". Start the project anew with a full copy, and keep the log longer"
                            + " than the longest stop.",
                    cause);
        }
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot read the log of "
                        + source
                        + ": "
                        + (cause == null ? "the server ended the connection" : cause.getMessage())
                        + ". The job connects again by itself; look whether the source is up if"
                        + " this repeats.",
                cause);
    }

    private void disconnect() {
        try {
            client.disconnect();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }

    /**
     * Keeps what the library would only log; an event that cannot be read must never be skipped.
     */
    private final class Failure extends BinaryLogClient.AbstractLifecycleListener {
        @Override
        public void onCommunicationFailure(BinaryLogClient from, Exception e) {
            failure = failure == null ? e : failure;
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient from, Exception e) {
            failure = failure == null ? e : failure;
            disconnect();
        }
    }
}
