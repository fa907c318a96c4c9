package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.Waiting;
import io.omsflink.jobs.element.RowBlock;
import io.omsflink.jobs.throttle.Throttle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockStreamTest {
    private static final TableSchema A = Tables.simple("a");
    private static final TableSchema B = Tables.simple("b");

    private static final int LARGE = 1_000;

    private final WorkQueue<RowBlock> queue = new WorkQueue<>(1_000_000, "load");

    private static RowBlock block(
            long chunk, TableSchema table, String text, boolean first, boolean last) {
        // Longer than its content, as the reader hands blocks over.
        byte[] data = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), text.length() + 7);
        return new RowBlock(chunk, table, data, text.length(), 2, first, last);
    }

    private void add(RowBlock block) throws InterruptedException {
        queue.add(block, block.length());
    }

    private BlockStream stream(RowBlock first, long limit) {
        return new BlockStream(
                queue, first, limit, new Throttle(), block -> block.length() >= LARGE);
    }

    private static String all(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void aLoadGoesOnToTheEndOfItsChunk() throws Exception {
        add(block(1, A, "two", false, false));
        add(block(1, A, "", false, false));
        add(block(1, A, "three", false, true));
        add(block(2, A, "other", true, true));
        BlockStream stream = stream(block(1, A, "one", true, false), 1_000);
        assertThat(all(stream)).isEqualTo("onetwothree");
        assertThat(stream.rows()).isEqualTo(8);
        assertThat(stream.bytes()).isEqualTo(11);
        assertThat(stream.blocks()).isEqualTo(4);
        assertThat(queue.take().chunk()).isEqualTo(2);
    }

    @Test
    void anEmptyChunkIsAnEmptyLoad() throws Exception {
        assertThat(all(stream(block(1, A, "", true, true), 1_000))).isEmpty();
    }

    @Test
    void aLoadThatIsLargeEnoughEndsWithItsBlock() throws Exception {
        add(block(1, A, "two", false, false));
        add(block(1, A, "three", false, true));
        BlockStream stream = stream(block(1, A, "one", true, false), 4);
        assertThat(all(stream)).isEqualTo("onetwo");
        assertThat(stream.blocks()).isEqualTo(2);
    }

    @Test
    void aLoadTakesOneTableOnly() throws Exception {
        add(block(2, B, "two", false, true));
        assertThat(all(stream(block(1, A, "one", true, false), 1_000))).isEqualTo("one");
        assertThat(queue.peek().chunk()).isEqualTo(2);
    }

    @Test
    void aNewChunkBeginsANewLoad() throws Exception {
        add(block(2, A, "two", true, false));
        assertThat(all(stream(block(1, A, "one", true, false), 1_000))).isEqualTo("one");
    }

    @Test
    void blocksOfOtherChunksOfTheTableMayComeInBetween() throws Exception {
        add(block(2, A, "two", false, false));
        add(block(1, A, "three", false, true));
        assertThat(all(stream(block(1, A, "one", true, false), 1_000))).isEqualTo("onetwothree");
    }

    @Test
    void singleBytesAndArraysReadTheSame() throws Exception {
        add(block(1, A, "\u007fo", false, true));
        BlockStream stream = stream(block(1, A, "tw", true, false), 1_000);
        assertThat(stream.read()).isEqualTo('t');
        byte[] rest = new byte[10];
        assertThat(stream.read(rest, 0, 0)).isZero();
        assertThat(stream.read(rest, 3, 7)).isEqualTo(1);
        assertThat(stream.read(rest, 4, 6)).isEqualTo(2);
        assertThat(new String(rest, 3, 3, StandardCharsets.US_ASCII)).isEqualTo("w\u007fo");
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.read(rest, 0, 1)).isEqualTo(-1);
    }

    @Test
    void bytesAboveAsciiAreNotTheEnd() throws Exception {
        RowBlock block = new RowBlock(1, A, new byte[] {-1, -2}, 2, 1, true, true);
        BlockStream stream = stream(block, 10);
        assertThat(stream.read()).isEqualTo(255);
        assertThat(stream.read()).isEqualTo(254);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void aDriversBufferIsNeverFilledBeyondWhatOnePacketTakes() throws Exception {
        String text = "x".repeat(20_000);
        assertThat(stream(block(1, A, text, true, true), 1).read(new byte[20_000], 0, 20_000))
                .isBetween(1, 8_188);
    }

    @Test
    void aLoadWaitsForItsNextBlock() throws Exception {
        BlockStream stream = stream(block(1, A, "one", true, false), 1_000);
        Waiting<String> load = Waiting.in(() -> all(stream));
        add(block(1, A, "two", false, true));
        assertThat(load.result()).isEqualTo("onetwo");
    }

    @Test
    void closingEndsTheLoad() throws Exception {
        BlockStream stream = stream(block(1, A, "one", true, false), 1_000);
        Waiting<String> load = Waiting.in(() -> all(stream));
        queue.close();
        assertThat(load.result()).isEqualTo("one");
    }

    @Test
    void anInterruptEndsTheLoadWithAnError() {
        BlockStream stream = stream(block(1, A, "one", true, false), 1_000);
        Waiting<String> load = Waiting.in(() -> all(stream));
        load.interrupt();
        assertThatThrownBy(load::result).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void aLargeBlockIsALoadOfItsOwnKind() throws Exception {
        String large = "x".repeat(LARGE);
        add(block(1, A, large, false, false));
        add(block(1, A, large, false, false));
        add(block(1, A, "end", false, true));
        BlockStream small = stream(block(1, A, "small", true, false), Long.MAX_VALUE);
        assertThat(all(small)).isEqualTo("small");
        BlockStream both = stream(queue.take(), Long.MAX_VALUE);
        assertThat(all(both)).isEqualTo(large + large);
        assertThat(both.blocks()).isEqualTo(2);
    }
}
