package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.Plans;
import io.omsflink.jobs.Tables;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.OmsException;
import io.omsflink.project.Steps;
import io.omsflink.project.Steps.FullStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseThreadsTest {
    private final BlockingQueue<Runnable> coordinator = new LinkedBlockingQueue<>();
    private final FakeEnumeratorContext context =
            new FakeEnumeratorContext() {
                @Override
                public void runInCoordinatorThread(Runnable runnable) {
                    coordinator.add(runnable);
                }

                /** Flink ends the job with what the handler throws. */
                @Override
                public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
                    coordinator.add(() -> handler.accept(null, null));
                }

                @Override
                void assign(MigrationSplit split, int subtask) {
                    throw new UnsupportedOperationException();
                }

                @Override
                void send(SourceEvent event, int subtask) {
                    throw new UnsupportedOperationException();
                }

                @Override
                void noMoreSplits(int subtask) {
                    throw new UnsupportedOperationException();
                }
            };

    private DatabaseThreads threads(boolean schema) {
        JobPlan plan =
                Plans.of(new Steps(schema, Optional.of(new FullStep(ExistingRows.STOP)), true));
        return new DatabaseThreads(context, plan, "run");
    }

    private void runNext() throws InterruptedException {
        coordinator.poll(30, TimeUnit.SECONDS).run();
    }

    @Test
    void aResultComesBackOnTheCoordinatorsThread() throws Exception {
        List<Thread> ranOn = new ArrayList<>();
        try (DatabaseThreads threads = threads(false)) {
            threads.buildIndexes(Tables.simple("a"), () -> ranOn.add(Thread.currentThread()));
            runNext();
        }
        assertThat(ranOn).containsExactly(Thread.currentThread());
    }

    @Test
    void aFailureEndsTheJobAndSaysWhy() throws Exception {
        try (DatabaseThreads threads = threads(true)) {
            threads.prepare(prepared -> {});
            assertThatThrownBy(this::runNext)
                    .isInstanceOf(SuppressRestartsException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            OmsException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_MISSING))
                    .hasMessageContaining("SOURCE_PASSWORD");
            threads.buildIndexes(Tables.simple("a"), () -> {});
            assertThatThrownBy(this::runNext).cause().hasMessageContaining("TARGET_PASSWORD");
        }
    }

    /**
     * On the coordinator's own thread an exception would end the JobManager, and every other job
     * with it.
     */
    @Test
    void anErrorInWhatFollowsEndsTheJobToo() throws Exception {
        try (DatabaseThreads threads = threads(false)) {
            threads.buildIndexes(
                    Tables.simple("a"),
                    () -> {
                        throw new IllegalStateException("bug");
                    });
            runNext();
            assertThatThrownBy(this::runNext)
                    .isInstanceOf(OmsException.class)
                    .hasMessageContaining("indexes of shop.a")
                    .hasRootCauseMessage("bug");
        }
    }

    @Test
    void aTableWithoutAKeyIsOneChunkAndNeedsNoDatabase() throws Exception {
        List<ChunkCutter.Cut> cuts = new ArrayList<>();
        try (DatabaseThreads threads = threads(false)) {
            threads.cut(
                    Tables.table("shop", "t").column("x", "int").build(), List.of(), 16, cuts::add);
            runNext();
        }
        assertThat(cuts).containsExactly(new ChunkCutter.Cut(List.of(KeyRange.ALL), true));
    }
}
