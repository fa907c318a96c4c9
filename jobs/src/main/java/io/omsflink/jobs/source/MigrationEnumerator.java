package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Wire;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the phases of a job. Everything here runs on the coordinator's one thread; what talks to a
 * database runs through {@link DatabaseWork} and comes back to it.
 *
 * <ul>
 *   <li>A chunk is pending, outstanding or done. It is done once, however often it is reported.
 *   <li>Flink may put a reader and its writer back to the last checkpoint and leave this object as
 *       it is. What was reported since that checkpoint may then be lost at the target, so it is
 *       counted back: for chunks that were given out since, when Flink hands them back; for older
 *       ones, when the reader says that it reads them again, which it does before it can take part
 *       in a checkpoint.
 *   <li>A table is loaded when all its chunks are done <em>and</em> a checkpoint that began after
 *       that has completed: only the checkpoint makes the writers prove that the blocks they took
 *       are committed.
 *   <li>The log is given out once; after that the reader's state carries it.
 * </ul>
 */
final class MigrationEnumerator implements SplitEnumerator<MigrationSplit, EnumeratorState> {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationEnumerator.class);

    /**
     * Chunks that are cut ahead of the readers: bounds the state, and lets cutting and copying go
     * on side by side.
     */
    static final int CHUNKS_AHEAD = 256;

    private static final int CUT_AT_ONCE = 16;

    private final SplitEnumeratorContext<MigrationSplit> context;
    private final JobPlan plan;
    private final DatabaseWork work;
    private final String runId;
    private final List<TableProgress> tables;
    private final ChunkQueue chunks;
    private final Set<Integer> idleReaders = new LinkedHashSet<>();
    private final Map<TableProgress, Long> provingCheckpoint = new HashMap<>();
    private final UnprovedChunks unproved = new UnprovedChunks();
    private final long startedAt;
    private Phase phase;
    private LogPosition startPosition;
    private long copyEndedAt;
    private boolean logAssigned;
    private boolean cutting;

    /** A log split that came back from a reader that failed before its first checkpoint. */
    private Optional<LogSplit> returnedLog = Optional.empty();

    MigrationEnumerator(
            SplitEnumeratorContext<MigrationSplit> context,
            JobPlan plan,
            EnumeratorState state,
            DatabaseWork work) {
        this.context = context;
        this.plan = plan;
        this.work = work;
        this.runId = state.runId();
        this.phase = state.phase();
        this.startPosition = state.startPosition();
        // Metric threads read it while it grows.
        this.tables = new CopyOnWriteArrayList<>(state.tables());
        this.chunks = new ChunkQueue(state);
        this.startedAt = state.startedAt();
        this.copyEndedAt = state.copyEndedAt();
        this.logAssigned = state.logAssigned();
    }

    @Override
    public void start() {
        if (phase == Phase.PREPARE) {
            work.prepare(this::prepared);
            return;
        }
        change();
        // An index that was being built may or may not stand; building looks first.
        tables.stream()
                .filter(t -> t.state == TableProgress.State.INDEXING)
                .forEach(this::buildIndexes);
        tables.forEach(this::noteIfCopied);
        advance();
    }

    /** For the display: only the log is left then, which the reader has. */
    private void change() {
        tables.removeIf(table -> plan.change().left().contains(table.table.id()));
        for (TableSchema joined : plan.change().joined()) {
            if (tables.stream().noneMatch(table -> table.table.id().equals(joined.id()))) {
                TableProgress table = new TableProgress(tables.size(), joined);
                table.state = TableProgress.State.DONE;
                table.rows = joined.rowEstimate();
                tables.add(table);
            }
        }
    }

    private void prepared(Preparation.Prepared prepared) {
        LOG.info(
                "{}: {} tables, log from {}",
                plan.name(),
                prepared.tables().size(),
                prepared.start());
        startPosition = prepared.start();
        for (int i = 0; i < prepared.tables().size(); i++) {
            tables.add(new TableProgress(i, prepared.tables().get(i)));
        }
        phase = Phase.COPY;
        if (!plan.full()) {
            // Nothing has to be loaded before the plain indexes, which the schema step leaves out
            // of new tables.
            tables.forEach(this::index);
        }
        advance();
    }

    /** Does whatever can be done now. */
    private void advance() {
        if (phase == Phase.PREPARE) {
            return;
        }
        // A reader that has failed meanwhile takes nothing; it asks again when it is back.
        idleReaders.retainAll(context.registeredReaders().keySet());
        cutMore();
        assignChunks();
        if (phase == Phase.COPY && tables.stream().noneMatch(MigrationEnumerator::copying)) {
            phase = Phase.INDEX;
        } else if (phase == Phase.INDEX && tables.stream().anyMatch(MigrationEnumerator::copying)) {
            // A chunk was counted back.
            phase = Phase.COPY;
        }
        if (phase == Phase.INDEX
                && tables.stream().allMatch(t -> t.state == TableProgress.State.DONE)) {
            phase = plan.incremental() ? Phase.LOG : Phase.DONE;
            copyEndedAt = System.currentTimeMillis();
            LOG.info("{}: the copy is complete", plan.name());
        }
        if (phase == Phase.LOG) {
            assignLog();
        }
        if (phase == Phase.DONE) {
            idleReaders.forEach(context::signalNoMoreSplits);
            idleReaders.clear();
        }
    }

    private static boolean copying(TableProgress table) {
        return table.state == TableProgress.State.CUTTING
                || table.state == TableProgress.State.COPYING;
    }

    // Cutting

    private void cutMore() {
        if (cutting || phase != Phase.COPY || chunks.size() >= CHUNKS_AHEAD) {
            return;
        }
        // As many tables as there are readers, so that each finds one of its own.
        tables.stream()
                .filter(table -> table.state == TableProgress.State.CUTTING)
                .limit(plan.speed().fullRead())
                .min(Comparator.comparing(table -> chunks.size(table.index)))
                .ifPresent(this::cut);
    }

    private void cut(TableProgress table) {
        cutting = true;
        work.cut(table.table, table.cursor, CUT_AT_ONCE, cut -> cutDone(table, cut));
    }

    private void cutDone(TableProgress table, ChunkCutter.Cut cut) {
        cutting = false;
        for (KeyRange range : cut.ranges()) {
            chunks.add(table.index, range);
            table.chunksCut++;
            table.cursor = range.upTo();
        }
        if (cut.last()) {
            table.state = TableProgress.State.COPYING;
            noteIfCopied(table);
        }
        advance();
    }

    // Copying

    @Override
    public void handleSplitRequest(int subtask, String requesterHostname) {
        idleReaders.add(subtask);
        advance();
    }

    private void assignChunks() {
        var readers = idleReaders.iterator();
        while (readers.hasNext() && !chunks.isEmpty()) {
            int reader = readers.next();
            readers.remove();
            EnumeratorState.PendingChunk chunk = chunks.take();
            context.assignSplit(
                    new ChunkSplit(
                            chunk.chunk(),
                            chunk.tableIndex(),
                            tables.get(chunk.tableIndex()).table,
                            chunk.range(),
                            Optional.empty()),
                    reader);
        }
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event instanceof SourceEvents.ChunkFinished finished) {
            if (chunks.end(finished.chunk(), finished.tableIndex())) {
                count(finished);
                unproved.add(finished);
            }
            context.sendEventToSourceReader(
                    subtask, new SourceEvents.ChunkConfirmed(finished.chunk()));
            advance();
        } else if (event instanceof SourceEvents.ChunkResumed resumed) {
            if (uncount(resumed.chunk())) {
                chunks.resume(resumed.chunk());
            }
        } else if (event instanceof SourceEvents.ChunkUnderWay underWay) {
            TableProgress table = tables.get(underWay.tableIndex());
            table.rowsUnderWay = underWay.rows();
            table.bytesUnderWay = underWay.bytes();
        }
    }

    private void count(SourceEvents.ChunkFinished finished) {
        TableProgress table = tables.get(finished.tableIndex());
        table.chunksDone++;
        table.rows += finished.rows();
        table.bytes += finished.bytes();
        table.rowsUnderWay = 0;
        table.bytesUnderWay = 0;
        table.snapshot = snapshot(finished.snapshot()).or(() -> table.snapshot);
        noteIfCopied(table);
    }

    /** Takes back that a chunk is done; false when it is not or when a checkpoint has proved it. */
    private boolean uncount(long chunk) {
        Optional<SourceEvents.ChunkFinished> report = unproved.remove(chunk);
        report.ifPresent(
                finished -> {
                    TableProgress table = tables.get(finished.tableIndex());
                    table.chunksDone--;
                    table.rows -= finished.rows();
                    table.bytes -= finished.bytes();
                    provingCheckpoint.remove(table);
                    if (table.state == TableProgress.State.COPIED) {
                        table.state = TableProgress.State.COPYING;
                    }
                });
        return report.isPresent();
    }

    private static Optional<LogPosition> snapshot(byte[] bytes) {
        try {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(Wire.takePosition(new DataInputDeserializer(bytes)));
        } catch (IOException e) {
            throw new IllegalStateException("a reader sent a broken position", e);
        }
    }

    @Override
    public void addSplitsBack(List<MigrationSplit> splits, int subtask) {
        idleReaders.remove(subtask);
        for (MigrationSplit split : splits) {
            if (split instanceof ChunkSplit chunk
                    && (chunks.end(chunk.chunk(), chunk.tableIndex()) || uncount(chunk.chunk()))) {
                chunks.putBack(
                        new EnumeratorState.PendingChunk(
                                chunk.chunk(), chunk.tableIndex(), chunk.range()));
            } else if (split instanceof LogSplit log) {
                returnedLog = Optional.of(log);
                logAssigned = false;
            }
        }
        advance();
    }

    @Override
    public void addReader(int subtask) {
        // Readers ask for work themselves.
    }

    // Proving and indexing

    private void noteIfCopied(TableProgress table) {
        if (table.state == TableProgress.State.COPYING && table.allChunksDone()) {
            table.state = TableProgress.State.COPIED;
        }
    }

    @Override
    public EnumeratorState snapshotState(long checkpointId) {
        unproved.began(checkpointId);
        tables.stream()
                .filter(table -> table.state == TableProgress.State.COPIED)
                .forEach(table -> provingCheckpoint.putIfAbsent(table, checkpointId));
        return new EnumeratorState(
                runId,
                phase,
                startPosition,
                tables,
                chunks.pending(),
                chunks.outstanding(),
                chunks.nextNumber(),
                startedAt,
                copyEndedAt,
                logAssigned);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        unproved.completed(checkpointId);
        List<TableProgress> proved =
                tables.stream()
                        .filter(table -> table.state == TableProgress.State.COPIED)
                        .filter(
                                table ->
                                        provingCheckpoint.getOrDefault(table, Long.MAX_VALUE)
                                                <= checkpointId)
                        .toList();
        proved.forEach(this::index);
    }

    private void index(TableProgress table) {
        table.state = TableProgress.State.INDEXING;
        buildIndexes(table);
    }

    private void buildIndexes(TableProgress table) {
        work.buildIndexes(
                table.table,
                () -> {
                    table.state = TableProgress.State.DONE;
                    advance();
                });
    }

    // The log

    private void assignLog() {
        if (logAssigned || idleReaders.isEmpty()) {
            return;
        }
        int reader = idleReaders.iterator().next();
        idleReaders.remove(reader);
        logAssigned = true;
        context.assignSplit(returnedLog.orElseGet(this::newLog), reader);
    }

    private LogSplit newLog() {
        // A table that joined comes to it by the change, with the place that it is complete to.
        List<TableProgress> copied = tables.stream().filter(table -> !joined(table)).toList();
        Map<Integer, LogPosition> copiedAt = new HashMap<>();
        for (int i = 0; i < copied.size(); i++) {
            int number = i;
            copied.get(i).snapshot.ifPresent(at -> copiedAt.put(number, at));
        }
        return new LogSplit(
                runId,
                startPosition,
                copied.stream().map(table -> table.table).toList(),
                copiedAt,
                Optional.of(startPosition));
    }

    private boolean joined(TableProgress table) {
        return plan.change().joined().stream()
                .anyMatch(joined -> joined.id().equals(table.table.id()));
    }

    /** May be called from any thread and before the start. */
    ProgressReport progress() {
        return new ProgressReport(phase, runId, startedAt, copyEndedAt, tables);
    }

    @Override
    public void close() throws IOException {
        work.close();
    }
}
