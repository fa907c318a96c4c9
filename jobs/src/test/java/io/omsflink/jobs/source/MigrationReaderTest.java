package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.Plans;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.element.RowBlock;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

class MigrationReaderTest {
    private static final TableSchema TABLE = Tables.simple("a");
    private static final LogPosition START = LogPosition.ofFile("bin.000007", 1234);
    private static final ChunkSplit CHUNK =
            new ChunkSplit(5, 0, TABLE, KeyRange.ALL, Optional.empty());
    private static final ChunkSplit FINISHED =
            CHUNK.finished(new ChunkSplit.Result(10, 100, Optional.empty()));
    private static final LogSplit LOG =
            new LogSplit("run", START, List.of(TABLE), Map.of(), Optional.of(START));

    private final List<Object> sent = new ArrayList<>();
    private final List<Element> emitted = new ArrayList<>();
    private final ElementQueue queue = new ElementQueue(MigrationReader.QUEUE);
    private final FakeReading reading = new FakeReading();
    private final MigrationReader reader =
            new MigrationReader(
                    new FakeReaderContext() {
                        @Override
                        public void sendSplitRequest() {
                            sent.add("request");
                        }

                        @Override
                        public void sendSourceEventToCoordinator(SourceEvent event) {
                            sent.add(event);
                        }
                    },
                    Plans.shop(),
                    queue,
                    reading);

    private static final class FakeReading implements SplitReading {
        private final List<MigrationSplit> splits = new ArrayList<>();
        private boolean started;
        private boolean closed;

        @Override
        public void start() {
            started = true;
        }

        @Override
        public void submit(MigrationSplit split) {
            splits.add(split);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private InputStatus poll() throws Exception {
        return reader.pollNext(new FakeOutput(emitted::add));
    }

    private void emit(Element element) throws Exception {
        queue.put(new ElementQueue.Emit(element));
        assertThat(poll()).isEqualTo(InputStatus.MORE_AVAILABLE);
    }

    private static SourceEvents.ChunkFinished report() {
        return new SourceEvents.ChunkFinished(5, 0, 10, 100, null);
    }

    private static RowBlock block(boolean first, boolean last) {
        return new RowBlock(5, TABLE, new byte[10], 10, 1, first, last);
    }

    @Test
    void aNewReaderAsksForWork() {
        reader.start();
        assertThat(reading.started).isTrue();
        assertThat(sent).containsExactly("request");
    }

    @Test
    void aChunkIsReportedWhenItsLastBlockIsOutAndThenTheNextIsAskedFor() throws Exception {
        reader.start();
        reader.addSplits(List.of(CHUNK));
        assertThat(reading.splits).containsExactly(CHUNK);
        emit(block(true, false));
        emit(block(false, true));
        assertThat(sent).doesNotContain(report());
        queue.put(new ElementQueue.ChunkDone(FINISHED));
        poll();
        assertThat(emitted).hasSize(2);
        assertThat(sent).endsWith(report(), "request");
    }

    @Test
    void aFinishedChunkStaysInStateUntilItIsConfirmed() throws Exception {
        reader.start();
        reader.addSplits(List.of(CHUNK));
        assertThat(reader.snapshotState(1)).containsExactly(CHUNK);
        queue.put(new ElementQueue.ChunkDone(FINISHED));
        assertThat(reader.snapshotState(2)).as("its blocks are not all out").containsExactly(CHUNK);
        poll();
        assertThat(reader.snapshotState(3)).containsExactly(FINISHED);
        reader.handleSourceEvents(new SourceEvents.ChunkConfirmed(5));
        assertThat(reader.snapshotState(4)).isEmpty();
    }

    @Test
    void aRestoredReaderSaysWhatItHasBeforeAnythingElse() {
        reader.addSplits(
                List.of(FINISHED, new ChunkSplit(6, 0, TABLE, KeyRange.ALL, Optional.empty())));
        assertThat(sent).as("the enumerator does not know this reader yet").isEmpty();
        reader.start();
        assertThat(sent).containsExactly(report(), new SourceEvents.ChunkResumed(6));
        assertThat(reading.splits).hasSize(1);
    }

    @Test
    void aReaderThatIsRestoredWithFinishedWorkOnlyAsksForMore() {
        reader.addSplits(List.of(FINISHED));
        reader.start();
        assertThat(sent).containsExactly(report(), "request");
        assertThat(reading.splits).isEmpty();
    }

    @Test
    void aReaderWithTheLogAsksForNothing() {
        reader.addSplits(List.of(LOG));
        reader.start();
        assertThat(sent).isEmpty();
        assertThat(reading.splits).containsExactly(LOG);
    }

    /**
     * 1. The reader emits the start and some transactions. 2. A checkpoint is completed; it waits
     * for the copy's writers only. 3. The writer fails before it has recorded anything at the
     * target. 4. The restored reader finds no position at the target and begins where its state
     * says: that must be before the transactions.
     */
    @Test
    void theLogsPositionInStateStaysWhereReadingBeganBecauseOnlyTheTargetKnowsWhatIsApplied()
            throws Exception {
        reader.addSplits(List.of(LOG));
        reader.start();
        emit(new LogStart("run", START, List.of(TABLE)));
        emit(new LogTransaction(new LogPoint("", 0, "bin.000007", 5000), 1, 1, new byte[0], true));
        emit(new Heartbeat(LogPosition.ofFile("bin.000008", 4), 1, true));
        assertThat(reader.snapshotState(1)).containsExactly(LOG);
    }

    /** What becomes of them later, the target keeps. */
    @Test
    void theTablesInStateStayThoseWhereTheLogBegins() throws Exception {
        TableSchema changed =
                Tables.table("shop", "a").column("id", "bigint").primary("id").build();
        reader.addSplits(List.of(LOG));
        reader.start();
        emit(new LogStart("run", LogPosition.ofFile("bin.000007", 9000), List.of(changed)));
        assertThat(reader.snapshotState(1)).containsExactly(LOG);
    }

    @Test
    void theInputEndsWhenNothingIsLeftToDo() throws Exception {
        reader.start();
        reader.addSplits(List.of(CHUNK));
        reader.notifyNoMoreSplits();
        assertThat(poll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        queue.put(new ElementQueue.ChunkDone(FINISHED));
        assertThat(poll()).isEqualTo(InputStatus.MORE_AVAILABLE);
        assertThat(poll()).isEqualTo(InputStatus.END_OF_INPUT);
    }

    @Test
    void aReaderThatWaitsIsWokenByWhatMayChangeItsAnswer() throws Exception {
        reader.start();
        assertThat(poll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        CompletableFuture<Void> waiting = reader.isAvailable();
        assertThat(waiting).isNotDone();
        reader.notifyNoMoreSplits();
        assertThat(waiting).isDone();
        assertThat(poll()).isEqualTo(InputStatus.END_OF_INPUT);
    }

    @Test
    void aFailureOfTheReadingThreadEndsTheTask() throws Exception {
        reader.start();
        queue.put(
                new ElementQueue.Failed(new OmsException(ErrorCode.SOURCE_FAILED, "Cannot read.")));
        assertThatThrownBy(this::poll).isInstanceOf(OmsException.class).hasMessage("Cannot read.");
        queue.put(new ElementQueue.Failed(new OmsException(ErrorCode.DDL_IN_LOG, "Cannot go on.")));
        assertThatThrownBy(this::poll)
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage("Cannot go on.");
        queue.put(new ElementQueue.Failed(new IllegalStateException("bug")));
        assertThatThrownBy(this::poll)
                .isInstanceOf(OmsException.class)
                .hasMessageContaining("bug")
                .hasRootCauseMessage("bug");
    }

    @Test
    void closingFreesTheReadingThread() throws Exception {
        reader.close();
        assertThat(reading.closed).isTrue();
        for (int i = 0; i < 20; i++) {
            queue.put(new ElementQueue.Emit(block(true, true)));
        }
        assertThat(queue.poll()).isNull();
    }
}
