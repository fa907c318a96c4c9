package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TaskQueueTest {
    private final TaskQueue queue = new TaskQueue(10, 40);

    private static ApplyTask task(int rows) {
        LogTransaction transaction =
                new LogTransaction(new LogPoint("", 0, "b.1", 4), 0, rows, new byte[0], true);
        return new ApplyTask(transaction, 1, null, null, ApplyWindow.Entry.slice(rows, 0));
    }

    private CompletableFuture<ApplyTask> taken() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return queue.take();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void aGroupWaitsUntilItIsReleased() throws Exception {
        ApplyTask task = task(3);
        queue.add(task);
        CompletableFuture<ApplyTask> taken = taken();
        assertThatThrownBy(() -> taken.get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);

        queue.release();
        assertThat(taken.get(10, TimeUnit.SECONDS)).isSameAs(task);
    }

    @Test
    void aFullGroupNeedsNoRelease() throws Exception {
        queue.add(task(4));
        CompletableFuture<ApplyTask> taken = taken();
        queue.add(task(6));

        assertThat(taken.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void theReleaseEndsWithTheGroup() throws Exception {
        queue.add(task(1));
        queue.release();
        queue.take();
        queue.add(task(1));
        CompletableFuture<ApplyTask> taken = taken();

        assertThatThrownBy(() -> taken.get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        queue.close();
        assertThat(taken.get(10, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void hasRoomUntilEnoughRowsWait() throws Exception {
        queue.add(task(100));
        assertThat(queue.hasRoom()).isFalse();
        queue.take();
        assertThat(queue.hasRoom()).isTrue();
        assertThat(queue.rows()).isEqualTo(100);
    }
}
