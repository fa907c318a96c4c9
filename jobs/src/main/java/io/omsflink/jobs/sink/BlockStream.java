package io.omsflink.jobs.sink;

import io.omsflink.jobs.element.RowBlock;
import io.omsflink.jobs.throttle.Throttle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.Predicate;

/**
 * The blocks of one load as a stream: waits for the next block, and ends with the chunk or at a
 * size. Blocks of one load go the same way, see {@link LoadStatement#isLarge}.
 */
final class BlockStream extends InputStream {
    /**
     * Both drivers read 8,192 bytes, put them behind 4 bytes of header into a buffer of 8,192, and
     * grow that to 128 KB for each packet. Four bytes less and it fits.
     */
    private static final int DRIVER_BUFFER = 8_188;

    private final WorkQueue<RowBlock> queue;
    private final long limit;
    private final Throttle throttle;
    private final Predicate<RowBlock> large;
    private RowBlock block;
    private int at;
    private long rows;
    private long bytes;
    private long blocks;

    BlockStream(
            WorkQueue<RowBlock> queue,
            RowBlock first,
            long limit,
            Throttle throttle,
            Predicate<RowBlock> large) {
        this.queue = queue;
        this.limit = limit;
        this.throttle = throttle;
        this.large = large;
        begin(first);
    }

    private void begin(RowBlock next) {
        block = next;
        at = 0;
        rows += next.rows();
        bytes += next.length();
        blocks++;
    }

    /** Rows that were taken from the queue for this load. */
    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    long blocks() {
        return blocks;
    }

    /** Moves on to the next block when this one is used up; false at the end of the load. */
    private boolean advance() throws IOException {
        while (at == block.length()) {
            if (block.last() || bytes >= limit || queue.closed()) {
                return false;
            }
            RowBlock next = next();
            if (next == null) {
                return false;
            }
            begin(next);
        }
        return true;
    }

    private RowBlock next() throws IOException {
        try {
            RowBlock next = queue.awaitNext();
            // Blocks of several chunks mix when reading and writing have different parallelism; one
            // load is for one table, and
            // a keyless table's first block has to come at the beginning of a load.
            if (next == null
                    || next.first()
                    || !next.table().id().equals(block.table().id())
                    || large.test(next) != large.test(block)) {
                return null;
            }
            throttle.take(next.rows(), next.length());
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for rows");
        }
    }

    @Override
    public int read() throws IOException {
        return advance() ? block.data()[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(Math.min(length, DRIVER_BUFFER), block.length() - at);
        System.arraycopy(block.data(), at, to, offset, count);
        at += count;
        return count;
    }
}
