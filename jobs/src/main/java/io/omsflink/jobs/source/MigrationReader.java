package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.element.RowBlock;
import io.omsflink.jobs.element.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Reads splits on a thread of its own and emits on Flink's.
 *
 * <ul>
 *   <li>A chunk counts as finished when its last block was emitted, on the emitting thread: a
 *       barrier never falls in between.
 *   <li>A finished chunk stays in this reader's state until the enumerator has confirmed it.
 *   <li>The log's position in state stays where reading began: only the target knows what is
 *       applied, and a checkpoint does not wait for it. Where the target has recorded nothing yet,
 *       everything from there on must be read again. Beside it stands a place that moves, for
 *       transactions in two phases.
 * </ul>
 */
final class MigrationReader implements SourceReader<Element, MigrationSplit> {
    /** Bytes between the reading and the emitting thread: some blocks of a copy. */
    static final long QUEUE = 3L * 1024 * 1024;

    private static final long REPORT_NANOS = 1_000_000_000L;

    private final SourceReaderContext context;
    private final JobPlan plan;
    private final ElementQueue queue;
    private final Map<Long, ChunkSplit> chunks = new LinkedHashMap<>();
    private final ReaderMetrics metrics;
    private final SplitReading reading;
    private LogSplit log;
    private boolean noMoreSplits;
    private boolean started;
    private long rowsOfChunk;
    private long bytesOfChunk;
    private long reportedNanos;

    /**
     * @param reading puts what it reads into the queue
     */
    MigrationReader(
            SourceReaderContext context, JobPlan plan, ElementQueue queue, SplitReading reading) {
        this.context = context;
        this.plan = plan;
        this.queue = queue;
        this.reading = reading;
        this.metrics = new ReaderMetrics(context.metricGroup());
    }

    @Override
    public void start() {
        started = true;
        reading.start();
        chunks.values().forEach(this::announce);
        if (log == null && unfinished().isEmpty()) {
            context.sendSplitRequest();
        }
    }

    /** Tells the enumerator what this reader was restored with. */
    private void announce(ChunkSplit chunk) {
        if (chunk.result().isPresent()) {
            report(chunk, chunk.result().get());
        } else {
            context.sendSourceEventToCoordinator(new SourceEvents.ChunkResumed(chunk.chunk()));
        }
    }

    @Override
    public void addSplits(List<MigrationSplit> splits) {
        for (MigrationSplit split : splits) {
            if (split instanceof LogSplit logSplit) {
                log = logSplit.changed(plan.change());
                reading.submit(log);
            } else if (split instanceof ChunkSplit chunk) {
                addChunk(chunk);
            }
        }
        queue.wake();
    }

    private void addChunk(ChunkSplit chunk) {
        chunks.put(chunk.chunk(), chunk);
        if (chunk.result().isEmpty()) {
            reading.submit(chunk);
        } else if (started) {
            // Before the start the enumerator does not know this reader yet; start() reports then.
            report(chunk, chunk.result().get());
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Element> output) throws Exception {
        ElementQueue.Item item = queue.poll();
        if (item == null) {
            return ended() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (item instanceof ElementQueue.Emit emit) {
            emit(emit.element(), output);
        } else if (item instanceof ElementQueue.ResumeFrom from) {
            log = log.resumeFrom(from.place());
        } else if (item instanceof ElementQueue.ChunkDone done) {
            finish(done.chunk());
        } else if (item instanceof ElementQueue.Failed failed) {
            throw Failures.forFlink("read " + plan.source(), failed.cause());
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private boolean ended() {
        return noMoreSplits && log == null && unfinished().isEmpty();
    }

    private void emit(Element element, ReaderOutput<Element> output) {
        output.collect(element);
        if (element instanceof RowBlock block) {
            countBlock(block);
        } else if (element instanceof LogTransaction transaction && transaction.last()) {
            metrics.transaction(transaction);
        } else if (element instanceof Heartbeat heartbeat) {
            metrics.position(heartbeat.position().file(), heartbeat.position().offset());
        }
    }

    private void countBlock(RowBlock block) {
        rowsOfChunk = block.first() ? block.rows() : rowsOfChunk + block.rows();
        bytesOfChunk = block.first() ? block.length() : bytesOfChunk + block.length();
        metrics.block(block);
        ChunkSplit chunk = chunks.get(block.chunk());
        if (chunk != null && System.nanoTime() - reportedNanos > REPORT_NANOS) {
            reportedNanos = System.nanoTime();
            context.sendSourceEventToCoordinator(
                    new SourceEvents.ChunkUnderWay(
                            chunk.chunk(), chunk.tableIndex(), rowsOfChunk, bytesOfChunk));
        }
    }

    private void finish(ChunkSplit chunk) throws IOException {
        chunks.put(chunk.chunk(), chunk);
        report(chunk, chunk.result().orElseThrow());
        context.sendSplitRequest();
    }

    private void report(ChunkSplit chunk, ChunkSplit.Result result) {
        context.sendSourceEventToCoordinator(
                new SourceEvents.ChunkFinished(
                        chunk.chunk(),
                        chunk.tableIndex(),
                        result.rows(),
                        result.bytes(),
                        result.snapshot().map(MigrationReader::bytes).orElse(null)));
    }

    private static byte[] bytes(LogPosition position) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            Wire.putPosition(position, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof SourceEvents.ChunkConfirmed confirmed) {
            chunks.remove(confirmed.chunk());
            queue.wake();
        }
    }

    @Override
    public List<MigrationSplit> snapshotState(long checkpointId) {
        List<MigrationSplit> splits = new ArrayList<>(chunks.values());
        if (log != null) {
            splits.add(log);
        }
        return splits;
    }

    private List<ChunkSplit> unfinished() {
        return chunks.values().stream().filter(chunk -> chunk.result().isEmpty()).toList();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return queue.available();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        queue.wake();
    }

    @Override
    public void close() throws Exception {
        queue.close();
        reading.close();
    }
}
