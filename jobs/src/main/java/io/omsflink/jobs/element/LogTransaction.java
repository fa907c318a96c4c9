package io.omsflink.jobs.element;

import java.io.IOException;

/**
 * The row changes of one source transaction, or of a slice of a huge one, in the form that {@link
 * Changes} describes.
 *
 * @param end where the whole transaction ends; for a slice that is not the last one, a place that
 *     names the transaction: the same for all of them, whenever it is read, and inside it
 * @param commitMicros commit time by the source's clock in microseconds since 1970 UTC; whole
 *     seconds before MySQL 8.0
 * @param rows number of row changes
 * @param changes packed changes; exactly as long as its content
 * @param last whether the transaction is complete with this element
 */
public record LogTransaction(
        LogPoint end, long commitMicros, int rows, byte[] changes, boolean last)
        implements Element {

    @Override
    public void accept(Visitor visitor) throws IOException, InterruptedException {
        visitor.transaction(this);
    }
}
