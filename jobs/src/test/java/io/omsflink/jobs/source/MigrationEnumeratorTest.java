package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.Plans;
import io.omsflink.jobs.Tables;
import io.omsflink.project.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceEvent;
import org.junit.jupiter.api.Test;

/** The rules one by one, as examples; {@link CopyModelTest} mixes them. */
class MigrationEnumeratorTest {
    private static final LogPosition START = LogPosition.ofFile("bin.000007", 1234);
    private static final KeyRange LOWER = new KeyRange(List.of(), List.of("10"));
    private static final KeyRange UPPER = new KeyRange(List.of("10"), List.of());

    private final List<String> sent = new ArrayList<>();
    private final List<MigrationSplit> assigned = new ArrayList<>();
    private final FakeDatabaseWork work = new FakeDatabaseWork();
    private final FakeEnumeratorContext context =
            new FakeEnumeratorContext() {
                @Override
                void assign(MigrationSplit split, int subtask) {
                    assigned.add(split);
                    sent.add(split.splitId() + " to " + subtask);
                }

                @Override
                void send(SourceEvent event, int subtask) {
                    sent.add(event + " to " + subtask);
                }

                @Override
                void noMoreSplits(int subtask) {
                    sent.add("no more to " + subtask);
                }
            };
    private MigrationEnumerator enumerator;

    private MigrationEnumerator start(JobPlan plan, EnumeratorState state) {
        enumerator = new MigrationEnumerator(context, plan, state, work);
        enumerator.start();
        context.register(0);
        context.register(1);
        return enumerator;
    }

    private static EnumeratorState fresh() {
        return new EnumeratorState(
                "run",
                Phase.PREPARE,
                LogPosition.ofFile("", 0),
                List.of(),
                List.of(),
                Set.of(),
                0,
                1,
                0,
                false);
    }

    private void prepared(String... names) {
        List<TableSchema> tables =
                IntStream.range(0, names.length).mapToObj(i -> Tables.simple(names[i])).toList();
        work.prepared.accept(new Preparation.Prepared(START, tables));
    }

    private void finished(long chunk, int subtask) {
        enumerator.handleSourceEvent(
                subtask, new SourceEvents.ChunkFinished(chunk, 0, 10, 100, null));
    }

    private TableProgress table(int index) {
        return enumerator.snapshotState(1_000).tables().get(index);
    }

    /** One table of two chunks, both copied by reader 0. */
    private void copyOneTable() {
        start(Plans.shop(), fresh());
        prepared("a");
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER, UPPER), true));
        enumerator.handleSplitRequest(0, "host");
        finished(0, 0);
        enumerator.handleSplitRequest(0, "host");
        finished(1, 0);
    }

    @Test
    void chunksGoToWhoeverAsksInKeyOrder() {
        start(Plans.shop(), fresh());
        enumerator.handleSplitRequest(1, "host");
        prepared("a");
        assertThat(sent).isEmpty();
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER, UPPER), true));
        enumerator.handleSplitRequest(0, "host");
        assertThat(sent).containsExactly("chunk-0 to 1", "chunk-1 to 0");
        assertThat(assigned)
                .extracting(split -> ((ChunkSplit) split).range())
                .containsExactly(LOWER, UPPER);
    }

    @Test
    void readersAreSpreadOverTables() {
        start(Plans.shop(), fresh());
        prepared("a", "b");
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER, UPPER), true));
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER, UPPER), true));
        enumerator.handleSplitRequest(0, "host");
        enumerator.handleSplitRequest(1, "host");
        finished(0, 0);
        enumerator.handleSplitRequest(0, "host");
        assertThat(assigned)
                .extracting(split -> ((ChunkSplit) split).chunk())
                .containsExactly(0L, 2L, 1L);
    }

    @Test
    void asManyTablesAsReadersAreCutByTurnsAndGoOnWhereTheyStopped() {
        start(Plans.shop(), fresh());
        prepared("a", "b", "c");
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER), false));
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER, UPPER), true));
        work.cut.accept(new ChunkCutter.Cut(List.of(UPPER), true));
        assertThat(work.cuts).containsExactly("a[]", "b[]", "c[]", "a[10]");
    }

    @Test
    void cuttingPausesWhenManyChunksWait() {
        start(Plans.shop(), fresh());
        prepared("a");
        List<KeyRange> many =
                IntStream.range(0, MigrationEnumerator.CHUNKS_AHEAD).mapToObj(i -> LOWER).toList();
        work.cut.accept(new ChunkCutter.Cut(many, false));
        assertThat(work.cuts).hasSize(1);
        enumerator.handleSplitRequest(0, "host");
        enumerator.handleSplitRequest(0, "host");
        assertThat(work.cuts).hasSize(2);
    }

    @Test
    void aChunkCountsOnceHoweverOftenItIsReported() {
        copyOneTable();
        finished(1, 0);
        finished(1, 1);
        assertThat(table(0).chunksDone).isEqualTo(2);
        assertThat(table(0).rows).isEqualTo(20);
        assertThat(sent).contains(new SourceEvents.ChunkConfirmed(1) + " to 1");
    }

    @Test
    void theLogWaitsForACheckpointThatBeganAfterTheLastChunk() {
        start(Plans.shop(), fresh());
        prepared("a");
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER, UPPER), true));
        enumerator.handleSplitRequest(0, "host");
        enumerator.handleSplitRequest(1, "host");
        finished(0, 0);
        // 1. A checkpoint begins while the last chunk is being read, and is completed after that.
        enumerator.snapshotState(1);
        finished(1, 1);
        enumerator.notifyCheckpointComplete(1);
        assertThat(work.indexed).isEmpty();
        // 2. One begins after it and fails; the next one is completed.
        enumerator.snapshotState(2);
        enumerator.snapshotState(3);
        enumerator.notifyCheckpointComplete(3);
        assertThat(work.indexed).containsExactly("a");
        // 3. The log waits for the indexes too.
        enumerator.handleSplitRequest(0, "host");
        assertThat(sent).doesNotContain("log to 0");
        work.indexesBuilt.get(0).run();
        assertThat(sent).contains("log to 0");
        assertThat(((LogSplit) assigned.get(2)).position()).isEqualTo(START);
    }

    @Test
    void aChunkThatIsReadAgainNeedsACheckpointOfItsOwn() {
        copyOneTable();
        // 1. A checkpoint begins after the last chunk and fails with its reader.
        enumerator.snapshotState(1);
        // 2. The reader is back with a chunk that it has to read again.
        enumerator.handleSourceEvent(0, new SourceEvents.ChunkResumed(1));
        assertThat(table(0).state).isEqualTo(TableProgress.State.COPYING);
        // 3. A checkpoint begins while it does so, and is completed after that.
        enumerator.snapshotState(2_000);
        finished(1, 0);
        enumerator.notifyCheckpointComplete(2_000);
        assertThat(work.indexed).isEmpty();
        // 4. The next one proves it.
        enumerator.snapshotState(2_001);
        enumerator.notifyCheckpointComplete(2_001);
        assertThat(work.indexed).containsExactly("a");
    }

    @Test
    void theLogIsGivenOutAgainOnlyWhenItComesBack() {
        copyOneTable();
        enumerator.snapshotState(1);
        enumerator.notifyCheckpointComplete(1);
        work.indexesBuilt.get(0).run();
        enumerator.handleSplitRequest(0, "host");
        enumerator.handleSplitRequest(1, "host");
        assertThat(sent).containsOnlyOnce("log to 0").doesNotContain("log to 1");
        enumerator.addSplitsBack(List.of(assigned.get(2)), 0);
        assertThat(sent).contains("log to 1");
        assertThat(assigned.get(3)).isEqualTo(assigned.get(2));
    }

    @Test
    void aTableWithoutAKeyTellsTheLogWhereItsCopyStands() throws Exception {
        start(Plans.shop(), fresh());
        prepared("a");
        work.cut.accept(new ChunkCutter.Cut(List.of(KeyRange.ALL), true));
        enumerator.handleSplitRequest(0, "host");
        LogPosition copiedAt = LogPosition.ofFile("bin.000008", 99);
        enumerator.handleSourceEvent(
                0, new SourceEvents.ChunkFinished(0, 0, 10, 100, PositionBytes.of(copiedAt)));
        enumerator.snapshotState(1);
        enumerator.notifyCheckpointComplete(1);
        work.indexesBuilt.get(0).run();
        enumerator.handleSplitRequest(0, "host");
        assertThat(((LogSplit) assigned.get(1)).copiedAt()).hasSize(1).containsEntry(0, copiedAt);
    }

    @Test
    void withoutACopyTheIndexesAreBuiltAtOnceAndThenTheLogIsRead() {
        start(Plans.of(new Steps(true, Optional.empty(), true)), fresh());
        enumerator.handleSplitRequest(0, "host");
        prepared("a", "b");
        assertThat(work.indexed).containsExactly("a", "b");
        assertThat(sent).isEmpty();
        work.indexesBuilt.forEach(Runnable::run);
        assertThat(sent).containsExactly("log to 0");
        assertThat(work.cuts).isEmpty();
    }

    @Test
    void aProjectThatIsDoneTellsEveryReader() {
        start(Plans.of(new Steps(true, Optional.empty(), false)), fresh());
        enumerator.handleSplitRequest(1, "host");
        prepared("a");
        assertThat(work.indexed).containsExactly("a");
        work.indexesBuilt.forEach(Runnable::run);
        enumerator.handleSplitRequest(0, "host");
        assertThat(sent).containsExactly("no more to 1", "no more to 0");
    }

    @Test
    void whatIsUnderWayShowsInTheReportAndIsNotCountedTwice() {
        start(Plans.shop(), fresh());
        prepared("a");
        work.cut.accept(new ChunkCutter.Cut(List.of(LOWER, UPPER), true));
        enumerator.handleSplitRequest(0, "host");
        enumerator.handleSourceEvent(0, new SourceEvents.ChunkUnderWay(0, 0, 7, 70));
        assertThat(table(0).rowsUnderWay).isEqualTo(7);
        finished(0, 0);
        assertThat(table(0).rowsUnderWay).isZero();
        assertThat(table(0).rows).isEqualTo(10);
    }

    @Test
    void anIndexThatWasBeingBuiltIsBuiltAgainAfterARestore() throws Exception {
        copyOneTable();
        enumerator.snapshotState(1);
        enumerator.notifyCheckpointComplete(1);
        EnumeratorState state = enumerator.snapshotState(2);
        StateSerializer serializer = new StateSerializer();
        work.indexed.clear();
        start(Plans.shop(), serializer.deserialize(1, serializer.serialize(state)));
        assertThat(work.indexed).containsExactly("a");
    }

    @Test
    void closingEndsTheWork() throws Exception {
        start(Plans.shop(), fresh()).close();
        assertThat(work.closed).isTrue();
    }
}
