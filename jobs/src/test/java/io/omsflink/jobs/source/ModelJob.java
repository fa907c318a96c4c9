package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A job whose every event is a step that a test orders: the real enumerator and real readers, on a
 * model of what Flink does between them. Assumptions about Flink 1.20:
 *
 * <ul>
 *   <li>A checkpoint begins at the enumerator; messages to a reader from before arrive before the
 *       reader's barrier, later ones behind it.
 *   <li>A failed task alone is put back to the last completed checkpoint; the enumerator is not,
 *       but gets back what the task was given since. In between the reader is not registered.
 *   <li>No checkpoint begins before the enumerator has heard what the tasks said at their start,
 *       because they are not running before.
 *   <li>A checkpoint may be completed, and be what a task is put back to, before the enumerator
 *       hears of it.
 *   <li>After a failure of the JobManager everything is restored, maybe with another parallelism.
 * </ul>
 */
final class ModelJob {
    private static final long NO_CHECKPOINT = 0;

    /** What a completed checkpoint holds. */
    private record Checkpoint(long id, byte[] enumerator, Map<Integer, List<byte[]>> readers) {}

    private final Random random;
    private final JobPlan plan;
    private final List<ModelTable> tables;
    private final ModelTarget target = new ModelTarget();
    private final List<String> trace = new ArrayList<>();
    private final Map<Integer, ModelTask> running = new HashMap<>();

    /** Subtasks that failed, and whether the enumerator knows. */
    private final Map<Integer, Boolean> failed = new HashMap<>();

    private ModelWork work;
    private FakeEnumeratorContext context;
    private MigrationEnumerator enumerator;
    private ModelAssignments assignments;
    private int parallelism;
    private long lastCheckpoint;
    private Checkpoint underWay;
    private Checkpoint restorable;
    private long unannounced = NO_CHECKPOINT;

    ModelJob(Random random, JobPlan plan, int parallelism, List<ModelTable> tables)
            throws Exception {
        this.random = random;
        this.plan = plan;
        this.tables = tables;
        start(parallelism);
    }

    Random random() {
        return random;
    }

    JobPlan plan() {
        return plan;
    }

    List<ModelTable> tables() {
        return tables;
    }

    ModelTarget target() {
        return target;
    }

    MigrationEnumerator enumerator() {
        return enumerator;
    }

    ModelTable table(TableId id) {
        return tables.stream()
                .filter(table -> table.schema().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    // Start and restore

    private void start(int newParallelism) throws Exception {
        running.clear();
        failed.clear();
        underWay = null;
        unannounced = NO_CHECKPOINT;
        parallelism = newParallelism;
        assignments = new ModelAssignments();
        work = new ModelWork(this);
        context = new Context();
        enumerator = new MigrationEnumerator(context, plan, state(), work);
        enumerator.start();
        List<MigrationSplit> splits = new ArrayList<>();
        if (restorable != null) {
            for (List<byte[]> reader : restorable.readers().values()) {
                splits.addAll(splits(reader));
            }
        }
        for (int i = 0; i < parallelism; i++) {
            int subtask = i;
            running.put(i, new ModelTask(this, i, everyNth(splits, subtask)));
        }
        restorable = restorable == null ? null : redistributed(splits);
    }

    private List<MigrationSplit> everyNth(List<MigrationSplit> splits, int subtask) {
        List<MigrationSplit> mine = new ArrayList<>();
        for (int i = subtask; i < splits.size(); i += parallelism) {
            mine.add(splits.get(i));
        }
        return mine;
    }

    private Checkpoint redistributed(List<MigrationSplit> splits) throws Exception {
        Map<Integer, List<byte[]>> readers = new HashMap<>();
        for (int i = 0; i < parallelism; i++) {
            List<byte[]> state = new ArrayList<>();
            for (MigrationSplit split : everyNth(splits, i)) {
                state.add(SplitSerializer.INSTANCE.serialize(split));
            }
            readers.put(i, state);
        }
        return new Checkpoint(restorable.id(), restorable.enumerator(), readers);
    }

    private EnumeratorState state() throws Exception {
        return restorable == null
                ? new EnumeratorState(
                        "run",
                        Phase.PREPARE,
                        LogPosition.ofFile("", 0),
                        List.of(),
                        List.of(),
                        Set.of(),
                        0,
                        0,
                        0,
                        false)
                : new StateSerializer().deserialize(1, restorable.enumerator());
    }

    private static List<MigrationSplit> splits(List<byte[]> state) throws Exception {
        List<MigrationSplit> splits = new ArrayList<>();
        for (byte[] bytes : state) {
            splits.add(SplitSerializer.INSTANCE.deserialize(1, bytes));
        }
        return splits;
    }

    static MigrationSplit copy(MigrationSplit split) throws Exception {
        return SplitSerializer.INSTANCE.deserialize(1, SplitSerializer.INSTANCE.serialize(split));
    }

    void register(int subtask) {
        context.register(subtask);
        enumerator.addReader(subtask);
    }

    // Steps

    /** Makes one step; with trouble, it may be a failure. */
    void step(boolean trouble) throws Exception {
        List<Step> steps = new ArrayList<>();
        running.values().forEach(task -> steps.addAll(task.steps()));
        if (!work.idle()) {
            steps.add(new Step("work done", -1, () -> work.finishOne(random)));
        }
        checkpointSteps(steps);
        failed.forEach((subtask, known) -> steps.add(recovery(subtask, known)));
        if (trouble && random.nextInt(12) == 0) {
            steps.clear();
            steps.add(failure());
        }
        Step step = steps.get(random.nextInt(steps.size()));
        trace.add(step.toString());
        step.action().run();
    }

    private void checkpointSteps(List<Step> steps) {
        if (unannounced != NO_CHECKPOINT) {
            steps.add(new Step("announce checkpoint", -1, this::announce));
        } else if (underWay == null
                && failed.isEmpty()
                && running.values().stream().allMatch(ModelTask::heard)) {
            steps.add(new Step("begin checkpoint", -1, this::begin));
        }
        if (underWay != null) {
            running.forEach(
                    (subtask, task) -> {
                        if (task.readyFor(underWay.id())) {
                            steps.add(new Step("barrier", subtask, () -> barrier(subtask, task)));
                        }
                    });
        }
    }

    private void begin() throws Exception {
        lastCheckpoint++;
        byte[] bytes = new StateSerializer().serialize(enumerator.snapshotState(lastCheckpoint));
        assignments.began(lastCheckpoint);
        underWay = new Checkpoint(lastCheckpoint, bytes, new HashMap<>());
    }

    private void barrier(int subtask, ModelTask task) throws Exception {
        underWay.readers().put(subtask, task.barrier(underWay.id()));
        if (underWay.readers().size() == parallelism) {
            restorable = underWay;
            unannounced = underWay.id();
            underWay = null;
        }
    }

    private void announce() {
        assignments.completed(unannounced);
        enumerator.notifyCheckpointComplete(unannounced);
        unannounced = NO_CHECKPOINT;
    }

    private Step failure() {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new Step("fail the JobManager", -1, () -> start(1 + random.nextInt(3)));
        }
        List<Integer> alive = List.copyOf(running.keySet());
        if (alive.isEmpty() || kind == 1) {
            return new Step("abort checkpoint", -1, () -> underWay = null);
        }
        int subtask = alive.get(random.nextInt(alive.size()));
        return new Step("fail", subtask, () -> fail(subtask));
    }

    private void fail(int subtask) {
        underWay = null;
        running.remove(subtask);
        context.unregister(subtask);
        failed.put(subtask, false);
    }

    private Step recovery(int subtask, boolean known) {
        return known
                ? new Step("restart", subtask, () -> restart(subtask))
                : new Step("put back", subtask, () -> putBack(subtask));
    }

    private void putBack(int subtask) {
        failed.put(subtask, true);
        long restored = restorable == null ? NO_CHECKPOINT : restorable.id();
        enumerator.addSplitsBack(assignments.takeBack(subtask, restored), subtask);
    }

    private void restart(int subtask) throws Exception {
        failed.remove(subtask);
        running.put(subtask, new ModelTask(this, subtask, restored(subtask)));
    }

    private List<MigrationSplit> restored(int subtask) throws Exception {
        return restorable == null ? List.of() : splits(restorable.readers().get(subtask));
    }

    long checkpointUnderWay() {
        return underWay == null ? NO_CHECKPOINT : underWay.id();
    }

    /** The checkpoint that a message still has to wait for. */
    long heldBackBy(long checkpoint) {
        return checkpoint == checkpointUnderWay() ? checkpoint : NO_CHECKPOINT;
    }

    private final class Context extends FakeEnumeratorContext {
        @Override
        void assign(MigrationSplit split, int subtask) {
            assignments.add(split, subtask);
            try {
                check(split);
                running.get(subtask).assign(split);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void send(SourceEvent event, int subtask) {
            running.get(subtask).event(event);
        }

        @Override
        void noMoreSplits(int subtask) {
            running.get(subtask).noMoreSplits();
        }
    }

    // What must hold

    private void check(MigrationSplit split) throws Exception {
        if (split instanceof LogSplit log) {
            checkLog(log);
        } else if (split instanceof ChunkSplit chunk) {
            check(
                    copying().stream().noneMatch(other -> other.chunk() == chunk.chunk()),
                    "chunk " + chunk.chunk() + " is read twice");
        }
    }

    /** The log is behind every row: what is loaded later would overwrite newer rows. */
    private void checkLog(LogSplit log) throws Exception {
        for (int i = 0; i < tables.size(); i++) {
            ModelTable table = tables.get(i);
            checkLoaded(table);
            LogPosition copiedAt = log.copiedAt().get(i);
            check(
                    table.keyed() == (copiedAt == null),
                    "only a table without a key has a position of its own");
            check(
                    table.keyed() || target.reading(table) == copiedAt.offset(),
                    table.schema().id() + " holds another reading than the log begins behind");
        }
        check(log.position().equals(ModelWork.START), "the log begins elsewhere than at the start");
        check(running.values().stream().noneMatch(ModelTask::hasLog), "the log is read twice");
    }

    void checkLoaded(ModelTable table) throws Exception {
        TableId id = table.schema().id();
        check(target.holds(table), "rows of " + id + " are missing");
        check(
                copying().stream().noneMatch(chunk -> chunk.table().id().equals(id)),
                "rows of " + id + " arrive late");
    }

    /** Chunks that a reader has or will have when it is back. */
    private List<ChunkSplit> copying() throws Exception {
        List<ChunkSplit> chunks = new ArrayList<>();
        running.values().forEach(task -> chunks.addAll(task.copying()));
        for (int subtask : failed.keySet()) {
            for (MigrationSplit split : restored(subtask)) {
                if (split instanceof ChunkSplit chunk && chunk.result().isEmpty()) {
                    chunks.add(chunk);
                }
            }
        }
        return chunks;
    }

    boolean logIsRead() {
        return running.size() == parallelism
                && running.values().stream().filter(ModelTask::hasLog).count() == 1;
    }

    boolean ended() throws Exception {
        boolean all = running.size() == parallelism;
        for (ModelTask task : running.values()) {
            all &= task.ended();
        }
        return all;
    }

    /** Rows that the enumerator has counted. */
    long rowsCounted() throws Exception {
        EnumeratorState state = enumerator.snapshotState(++lastCheckpoint);
        return state.tables().stream().mapToLong(table -> table.rows).sum();
    }

    String describe() throws Exception {
        EnumeratorState state = enumerator.snapshotState(++lastCheckpoint);
        String chunks =
                state.tables().stream()
                        .map(t -> t.state + " " + t.chunksDone + "/" + t.chunksCut)
                        .toList()
                        .toString();
        return state.phase()
                + " "
                + chunks
                + " at readers "
                + copying()
                + " pending "
                + state.pending()
                + " outstanding "
                + state.outstanding()
                + " log "
                + state.logAssigned()
                + " at "
                + running.keySet();
    }

    void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + "; the last steps were " + lastSteps());
        }
    }

    String lastSteps() {
        return trace.subList(Math.max(0, trace.size() - 60), trace.size()).toString();
    }
}
