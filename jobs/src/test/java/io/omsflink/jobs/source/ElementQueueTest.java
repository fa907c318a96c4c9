package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.Waiting;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ElementQueueTest {
    private static final ElementQueue.Item ITEM =
            new ElementQueue.Failed(new IllegalStateException("one"));
    private static final ElementQueue.Item OTHER =
            new ElementQueue.Failed(new IllegalStateException("two"));

    private final ElementQueue queue = new ElementQueue(2 * ElementQueue.ITEM_BYTES);

    @Test
    void itemsComeOutInOrder() throws Exception {
        queue.put(ITEM);
        queue.put(OTHER);
        assertThat(queue.poll()).isSameAs(ITEM);
        assertThat(queue.poll()).isSameAs(OTHER);
        assertThat(queue.poll()).isNull();
    }

    @Test
    void theReadingThreadWaitsForRoom() throws Exception {
        queue.put(ITEM);
        queue.put(ITEM);
        Waiting<Void> third = Waiting.inAction(() -> queue.put(OTHER));
        queue.poll();
        third.result();
        queue.poll();
        assertThat(queue.poll()).isSameAs(OTHER);
    }

    @Test
    void elementsCountByTheirBytes() throws Exception {
        queue.put(transaction(ElementQueue.ITEM_BYTES));
        Waiting<Void> second = Waiting.inAction(() -> queue.put(ITEM));
        queue.poll();
        second.result();
    }

    @Test
    void whoGivesAnElementLargerThanTheQueueWaitsUntilItIsTaken() throws Exception {
        ElementQueue.Item large = transaction(10 * ElementQueue.ITEM_BYTES);
        Waiting<Void> first = Waiting.inAction(() -> queue.put(large));
        assertThat(queue.available()).isDone();
        assertThat(queue.poll()).isSameAs(large);
        first.result();
        queue.put(ITEM);
        Waiting<Void> behind = Waiting.inAction(() -> queue.put(large));
        assertThat(queue.poll()).isSameAs(ITEM);
        assertThat(Waiting.<ElementQueue.Item>until(queue::poll)).isSameAs(large);
        behind.result();
    }

    private static ElementQueue.Item transaction(int bytes) {
        return new ElementQueue.Emit(
                new LogTransaction(new LogPoint("", 0, "bin.1", 4), 0, 1, new byte[bytes], true));
    }

    @Test
    void theTaskIsWokenByAnItem() throws Exception {
        CompletableFuture<Void> waiting = queue.available();
        assertThat(waiting).isNotDone();
        queue.put(ITEM);
        assertThat(waiting).isDone();
        assertThat(queue.available()).isDone();
        queue.poll();
        assertThat(queue.available()).isNotDone();
    }

    @Test
    void anItemThatArrivesBetweenPollingAndWaitingIsNotOverlooked() throws Exception {
        queue.put(ITEM);
        queue.poll();
        assertThat(queue.poll()).isNull();
        queue.put(OTHER);
        assertThat(queue.available()).isDone();
    }

    @Test
    void theTaskIsWokenWithoutAnItem() {
        CompletableFuture<Void> waiting = queue.available();
        queue.wake();
        assertThat(waiting).isDone();
        assertThat(queue.available()).isNotDone();
    }

    @Test
    void closingFreesTheReadingThreadAndDropsItems() throws Exception {
        queue.put(ITEM);
        queue.put(ITEM);
        Waiting<Void> third = Waiting.inAction(() -> queue.put(OTHER));
        queue.close();
        third.result();
        assertThat(queue.poll()).isNull();
        queue.put(ITEM);
        assertThat(queue.poll()).isNull();
    }
}
