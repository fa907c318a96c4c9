package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.project.Endpoint;
import java.util.List;
import java.util.Map;

/** The reader of a job, from the server's socket to the queue before Flink's thread. */
public final class PlainLog implements TransactionAssembler.Lookback, AutoCloseable {
    private final LogConnection connection;
    private final ElementQueue queue = new ElementQueue(MigrationReader.QUEUE);
    private final Thread thread;

    private PlainLog(Endpoint source, TableSchema table, LogPosition from) {
        TransactionAssembler assembler =
                new TransactionAssembler(
                        new LogTables(List.of(table), Map.of()),
                        from,
                        new LogProgress(from),
                        (statement, tables, output) -> {},
                        this,
                        0,
                        false,
                        element -> queue.put(new ElementQueue.Emit(element)));
        this.connection = new LogConnection(source, from);
        this.thread = new Thread(() -> read(assembler), "read");
    }

    /** Begins to read. */
    public static PlainLog read(Endpoint source, TableSchema table, LogPosition from) {
        PlainLog log = new PlainLog(source, table, from);
        log.thread.setDaemon(true);
        log.thread.start();
        return log;
    }

    private void read(TransactionAssembler assembler) {
        try {
            connection.run(
                    event -> {
                        assembler.event(event);
                        return true;
                    });
        } catch (Exception e) {
            try {
                queue.put(new ElementQueue.Failed(e));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the next element. */
    public Element next() throws Exception {
        ElementQueue.Item item = queue.poll();
        while (item == null) {
            queue.available().get();
            item = queue.poll();
        }
        if (item instanceof ElementQueue.Emit emit) {
            return emit.element();
        }
        throw new IllegalStateException("the reader has ended: " + item);
    }

    @Override
    public void readAgain(HeldRows place, LogPoint end, long commitMicros) {
        throw new IllegalStateException("nothing is held here");
    }

    @Override
    public void preparedBefore(String name, LogPoint commit) {
        throw new IllegalStateException("nothing is prepared here");
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
        queue.close();
        thread.join();
    }
}
