package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.element.RowBlock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread of a reader that talks to the source: one split after the other, until it is closed.
 */
final class ReadingThread implements SplitReading {
    private static final long JOIN_MILLIS = 5_000;

    private final JobPlan plan;
    private final ElementQueue queue;
    private final ReadLimits limits;
    private final BlockingQueue<MigrationSplit> splits = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile LogReader logReader;
    private volatile ChunkReader chunkReader;

    ReadingThread(JobPlan plan, ElementQueue queue) {
        this.plan = plan;
        this.queue = queue;
        this.limits = new ReadLimits(plan);
        this.thread = new Thread(this::run, "oms-read-" + plan.name());
        this.thread.setDaemon(true);
        // User code's class loader also on this thread: JDBC drivers and the secrets' providers are
        // found through it.
        this.thread.setContextClassLoader(ReadingThread.class.getClassLoader());
    }

    @Override
    public void start() {
        limits.start();
        thread.start();
    }

    @Override
    public void submit(MigrationSplit split) {
        splits.add(split);
    }

    private void run() {
        try (ChunkReader chunks = new ChunkReader(plan)) {
            chunkReader = chunks;
            while (!closed) {
                MigrationSplit split = splits.take();
                if (split instanceof ChunkSplit chunk) {
                    readChunk(chunks, chunk);
                } else if (split instanceof LogSplit log) {
                    readLog(log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void readChunk(ChunkReader chunks, ChunkSplit chunk) throws Exception {
        ChunkSplit.Result result = chunks.read(chunk, this::emit);
        queue.put(new ElementQueue.ChunkDone(chunk.finished(result)));
    }

    private void emit(RowBlock block) throws InterruptedException {
        limits.copying().take(block.rows(), block.length());
        queue.put(new ElementQueue.Emit(block));
    }

    private void readLog(LogSplit log) throws Exception {
        logReader = new LogReader(plan, log, new LogOutput());
        try {
            logReader.run();
        } finally {
            logReader.close();
        }
    }

    /** What the log reader hands over. */
    private final class LogOutput implements TransactionAssembler.Output {
        @Override
        public void emit(Element element) throws InterruptedException {
            if (element instanceof LogTransaction transaction) {
                limits.following().take(transaction.rows(), transaction.changes().length);
            }
            queue.put(new ElementQueue.Emit(element));
        }

        @Override
        public void resumeFrom(LogPosition place) throws InterruptedException {
            queue.put(new ElementQueue.ResumeFrom(place));
        }
    }

    private void fail(Throwable cause) {
        try {
            queue.put(new ElementQueue.Failed(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        limits.close();
        LogReader reader = logReader;
        if (reader != null) {
            reader.close();
        }
        ChunkReader chunks = chunkReader;
        if (chunks != null) {
            chunks.abort();
        }
        thread.interrupt();
        thread.join(JOIN_MILLIS);
    }
}
