package io.omsflink.jobs.source;

import io.omsflink.jobs.JobPlan;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    private final Random random;
    private final JobPlan plan;
    private final List<ModelTable> tables;
    private final ModelTarget target = new ModelTarget();
    private final ModelRules rules = new ModelRules(this);
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
    private ModelCheckpoint underWay;
    private ModelCheckpoint restorable = ModelCheckpoint.NONE;
    private long unannounced = ModelCheckpoint.NO_ID;

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
        unannounced = ModelCheckpoint.NO_ID;
        parallelism = newParallelism;
        assignments = new ModelAssignments();
        work = new ModelWork(this);
        context = new Context();
        restorable = restorable.redistributed(parallelism);
        enumerator = new MigrationEnumerator(context, plan, restorable.state(), work);
        enumerator.start();
        for (int i = 0; i < parallelism; i++) {
            running.put(i, new ModelTask(this, i, restorable.splits(i)));
        }
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
        if (unannounced != ModelCheckpoint.NO_ID) {
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
        underWay = new ModelCheckpoint(lastCheckpoint, bytes, new HashMap<>());
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
        unannounced = ModelCheckpoint.NO_ID;
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
        enumerator.addSplitsBack(assignments.takeBack(subtask, restorable.id()), subtask);
    }

    private void restart(int subtask) throws Exception {
        failed.remove(subtask);
        running.put(subtask, new ModelTask(this, subtask, restorable.splits(subtask)));
    }

    long checkpointUnderWay() {
        return underWay == null ? ModelCheckpoint.NO_ID : underWay.id();
    }

    /** The checkpoint that a message still has to wait for. */
    long heldBackBy(long checkpoint) {
        return checkpoint == checkpointUnderWay() ? checkpoint : ModelCheckpoint.NO_ID;
    }

    private final class Context extends FakeEnumeratorContext {
        @Override
        void assign(MigrationSplit split, int subtask) {
            assignments.add(split, subtask);
            try {
                rules.assigned(split);
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

    // What can be seen

    ModelRules rules() {
        return rules;
    }

    /** Chunks that a reader has or will have when it is back. */
    List<ChunkSplit> copying() throws Exception {
        List<ChunkSplit> chunks = new ArrayList<>();
        running.values().forEach(task -> chunks.addAll(task.copying()));
        for (int subtask : failed.keySet()) {
            for (MigrationSplit split : restorable.splits(subtask)) {
                if (split instanceof ChunkSplit chunk && chunk.result().isEmpty()) {
                    chunks.add(chunk);
                }
            }
        }
        return chunks;
    }

    boolean anybodyHasLog() {
        return running.values().stream().anyMatch(ModelTask::hasLog);
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

    String lastSteps() {
        return trace.subList(Math.max(0, trace.size() - 60), trace.size()).toString();
    }
}
