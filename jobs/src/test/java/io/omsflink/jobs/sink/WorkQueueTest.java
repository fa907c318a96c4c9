package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.jobs.Waiting;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkQueueTest {
    private final WorkQueue<String> queue = new WorkQueue<>(100, "load rows");

    @Test
    void itemsComeOutInOrder() throws Exception {
        queue.add("a", 10);
        queue.add("b", 10);
        assertThat(queue.peek()).isEqualTo("a");
        assertThat(queue.awaitNext()).isEqualTo("a");
        assertThat(queue.take()).isEqualTo("a");
        assertThat(queue.poll()).isEqualTo("b");
        assertThat(queue.poll()).isNull();
        assertThat(queue.peek()).isNull();
        assertThat(queue.added()).isEqualTo(2);
    }

    @Test
    void whoeverAddsWaitsForRoom() throws Exception {
        queue.add("a", 60);
        queue.add("b", 40);
        Waiting<Void> third = Waiting.inAction(() -> queue.add("c", 1));
        queue.take();
        third.result();
        assertThat(queue.take()).isEqualTo("b");
        assertThat(queue.take()).isEqualTo("c");
    }

    @Test
    void anItemLargerThanTheQueueIsTakenWhenItIsEmpty() throws Exception {
        Waiting<Void> huge = Waiting.inAction(() -> queue.add("huge", 1_000));
        Waiting<Void> small = Waiting.inAction(() -> queue.add("small", 1));
        assertThat(queue.take()).isEqualTo("huge");
        huge.result();
        small.result();
        Waiting<Void> next = Waiting.inAction(() -> queue.add("huge again", 1_000));
        assertThat(queue.take()).isEqualTo("small");
        assertThat(queue.take()).isEqualTo("huge again");
        next.result();
    }

    @Test
    void whoeverTakesWaitsForAnItem() throws Exception {
        Waiting<String> take = Waiting.in(queue::take);
        queue.add("a", 1);
        assertThat(take.result()).isEqualTo("a");
        Waiting<String> look = Waiting.in(queue::awaitNext);
        queue.add("b", 1);
        assertThat(look.result()).isEqualTo("b");
        assertThat(queue.take()).isEqualTo("b");
    }

    @Test
    void aFlushWaitsUntilTheWorkIsDoneNotUntilItIsTaken() throws Exception {
        queue.add("a", 1);
        queue.add("b", 1);
        Waiting<Void> flush = Waiting.inAction(() -> queue.await(2));
        queue.take();
        queue.take();
        queue.done(1);
        Waiting<Void> second = Waiting.inAction(() -> queue.await(2));
        queue.done(1);
        flush.result();
        second.result();
        queue.await(1);
    }

    @Test
    void aFailureShowsAtEveryCallOfTheTask() throws Exception {
        queue.add("a", 100);
        Waiting<Void> adding = Waiting.inAction(() -> queue.add("b", 1));
        Waiting<Void> flushing = Waiting.inAction(() -> queue.await(1));
        queue.fail(new IllegalStateException("connection lost"));
        assertThatThrownBy(adding::result)
                .isInstanceOf(OmsException.class)
                .hasMessageContaining("load rows")
                .hasMessageContaining("connection lost");
        assertThatThrownBy(flushing::result).hasMessageContaining("connection lost");
        assertThatThrownBy(queue::check).hasMessageContaining("connection lost");
        assertThatThrownBy(() -> queue.add("c", 1)).hasMessageContaining("connection lost");
    }

    @Test
    void aFailureThatARestartCannotMendStopsTheJob() {
        queue.fail(new OmsException(ErrorCode.VALUE_REFUSED, "Cannot store."));
        assertThatThrownBy(queue::check)
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage("Cannot store.");
    }

    @Test
    void closingWakesEverybody() throws Exception {
        Waiting<String> take = Waiting.in(queue::take);
        queue.close();
        assertThat(take.result()).isNull();
        assertThat(queue.closed()).isTrue();

        WorkQueue<String> full = new WorkQueue<>(1, "x");
        full.add("a", 1);
        Waiting<Void> add = Waiting.inAction(() -> full.add("b", 1));
        Waiting<Void> flush = Waiting.inAction(() -> full.await(1));
        full.close();
        add.result();
        flush.result();
        assertThat(full.take()).isNull();
        assertThat(full.poll()).isNull();
        assertThat(full.peek()).isNull();
        assertThat(full.awaitNext()).isNull();
    }

    @Test
    void aCancelledTaskIsInterrupted() {
        Waiting<Void> flush = Waiting.inAction(() -> queue.await(1));
        flush.interrupt();
        assertThatThrownBy(flush::result).isInstanceOf(InterruptedException.class);
    }
}
