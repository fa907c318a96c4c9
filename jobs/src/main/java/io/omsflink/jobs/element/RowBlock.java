package io.omsflink.jobs.element;

import io.omsflink.catalog.TableSchema;
import java.io.IOException;

/**
 * Rows of one chunk in the format of {@code LOAD DATA}: fields end with a tab, rows with a newline,
 * the escape character is a backslash and NULL is {@code \N}.
 *
 * @param chunk id of the chunk, unique in a project
 * @param data whole rows; only the first {@code length} bytes count
 * @param first whether this is the first block of its chunk
 * @param last whether this is the last block of its chunk; it may hold no rows
 */
public record RowBlock(
        long chunk,
        TableSchema table,
        byte[] data,
        int length,
        int rows,
        boolean first,
        boolean last)
        implements Element {

    @Override
    public void accept(Visitor visitor) throws IOException, InterruptedException {
        visitor.rows(this);
    }
}
