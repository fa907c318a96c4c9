package io.omsflink.jobs.source;

import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.RowBlock;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.io.InputStatus;

/**
 * One attempt of a subtask of {@link ModelJob}: the real reader, its reading thread, the chained
 * writer, and the wires to and from the enumerator.
 */
final class ModelTask implements SplitReading {
    /**
     * A message to this reader; Flink holds it back while a checkpoint that has begun at the
     * enumerator has not got here.
     */
    private record Message(Runnable delivery, long afterCheckpoint, boolean log) {}

    private static final int CAPACITY = 2;

    private final ModelJob job;
    private final int subtask;
    private final ElementQueue queue = new ElementQueue(MigrationReader.QUEUE);
    private final Deque<Message> toReader = new ArrayDeque<>();
    private final Deque<Runnable> toEnumerator = new ArrayDeque<>();
    private final Deque<ElementQueue.Item> readAhead = new ArrayDeque<>();
    private final Deque<RowBlock> uncommitted = new ArrayDeque<>();
    private final MigrationReader reader;

    /** Chunks on their way into the target. */
    private final Map<Long, ChunkSplit> copying = new HashMap<>();

    private int queued;
    private long barrier;
    private boolean heard;
    private boolean ended;

    ModelTask(ModelJob job, int subtask, List<MigrationSplit> restored) throws Exception {
        this.job = job;
        this.subtask = subtask;
        FakeReaderContext context =
                new FakeReaderContext() {
                    @Override
                    public void sendSplitRequest() {
                        toEnumerator.add(
                                () -> job.enumerator().handleSplitRequest(subtask, "host"));
                    }

                    @Override
                    public void sendSourceEventToCoordinator(SourceEvent event) {
                        toEnumerator.add(() -> job.enumerator().handleSourceEvent(subtask, event));
                    }
                };
        this.reader = new MigrationReader(context, job.plan(), queue, this);
        // The order of Flink's SourceOperator.open().
        if (!restored.isEmpty()) {
            reader.addSplits(restored);
        }
        toEnumerator.add(() -> job.register(subtask));
        reader.start();
        toEnumerator.add(() -> heard = true);
    }

    // Reading thread

    @Override
    public void start() {
        // Steps are made by the test.
    }

    @Override
    public void submit(MigrationSplit split) {
        if (split instanceof ChunkSplit chunk) {
            copying.put(chunk.chunk(), chunk);
            long reading = job.target().newReading(chunk);
            readAhead.add(new ElementQueue.Emit(block(chunk, reading, true, false)));
            readAhead.add(new ElementQueue.Emit(block(chunk, reading, false, true)));
            readAhead.add(new ElementQueue.ChunkDone(chunk.finished(result(chunk, reading))));
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private static RowBlock block(ChunkSplit chunk, long reading, boolean first, boolean last) {
        byte[] data = ByteBuffer.allocate(Long.BYTES).putLong(reading).array();
        return new RowBlock(chunk.chunk(), chunk.table(), data, data.length, 5, first, last);
    }

    private ChunkSplit.Result result(ChunkSplit chunk, long reading) {
        return new ChunkSplit.Result(
                10,
                16,
                job.table(chunk.table().id()).keyed()
                        ? Optional.empty()
                        : Optional.of(
                                io.omsflink.catalog.position.LogPosition.ofFile(
                                        "bin.000001", reading)));
    }

    // Steps

    /** Everything that can happen here now. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (!toEnumerator.isEmpty()) {
            steps.add(new Step("tell the enumerator", subtask, () -> toEnumerator.poll().run()));
        }
        if (!toReader.isEmpty() && barrier >= job.heldBackBy(toReader.peek().afterCheckpoint())) {
            steps.add(
                    new Step(
                            "hear from the enumerator",
                            subtask,
                            () -> toReader.poll().delivery().run()));
        }
        if (!readAhead.isEmpty() && queued < CAPACITY) {
            steps.add(new Step("read", subtask, this::read));
        }
        if (queued > 0) {
            steps.add(new Step("emit", subtask, this::emit));
        }
        if (uncommitted.stream().anyMatch(RowBlock::last)) {
            steps.add(new Step("commit", subtask, this::commitOne));
        }
        return steps;
    }

    private void read() throws InterruptedException {
        queue.put(readAhead.poll());
        queued++;
    }

    private void emit() throws Exception {
        queued--;
        InputStatus status = reader.pollNext(new FakeOutput(this::collect));
        job.rules().check(status == InputStatus.MORE_AVAILABLE, "an item was lost");
    }

    private void collect(Element element) {
        uncommitted.add((RowBlock) element);
    }

    private void commitOne() {
        RowBlock block;
        do {
            block = uncommitted.poll();
        } while (!block.last());
        copying.remove(block.chunk());
        job.target().commit(ByteBuffer.wrap(block.data()).getLong());
    }

    /** The task ends when Flink asks again and the reader has nothing left. */
    boolean ended() throws Exception {
        if (!ended && queued == 0 && toReader.isEmpty()) {
            ended = reader.pollNext(new FakeOutput(this::collect)) == InputStatus.END_OF_INPUT;
        }
        return ended;
    }

    // Messages

    void assign(MigrationSplit split) throws Exception {
        MigrationSplit sent = ModelCheckpoint.copy(split);
        if (sent instanceof ChunkSplit chunk) {
            copying.put(chunk.chunk(), chunk);
        }
        message(() -> reader.addSplits(List.of(sent)), sent instanceof LogSplit);
    }

    void event(SourceEvent event) {
        message(() -> reader.handleSourceEvents(event), false);
    }

    void noMoreSplits() {
        message(reader::notifyNoMoreSplits, false);
    }

    private void message(Runnable delivery, boolean log) {
        toReader.add(new Message(delivery, job.checkpointUnderWay(), log));
    }

    // Checkpoints

    /** The barrier passes: the writer commits every whole chunk, the reader's splits are kept. */
    List<byte[]> barrier(long checkpoint) throws Exception {
        while (uncommitted.stream().anyMatch(RowBlock::last)) {
            commitOne();
        }
        barrier = checkpoint;
        List<byte[]> state = new ArrayList<>();
        for (MigrationSplit split : reader.snapshotState(checkpoint)) {
            state.add(SplitSerializer.INSTANCE.serialize(split));
        }
        return state;
    }

    /** Whether the enumerator has heard all that this reader said at its start. */
    boolean heard() {
        return heard;
    }

    /**
     * Whether everything that was sent before the checkpoint began has arrived; the barrier waits
     * for that.
     */
    boolean readyFor(long checkpoint) {
        return barrier < checkpoint
                && toReader.stream().allMatch(message -> message.afterCheckpoint() == checkpoint);
    }

    Collection<ChunkSplit> copying() {
        return copying.values();
    }

    boolean hasLog() {
        return toReader.stream().anyMatch(Message::log)
                || reader.snapshotState(barrier).stream().anyMatch(LogSplit.class::isInstance);
    }
}
