package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import java.io.Closeable;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the enumerator asks of the databases. A call returns at once; its result comes back on the
 * coordinator's thread, and a failure ends the job.
 */
interface DatabaseWork extends Closeable {

    /** Everything before the first chunk. */
    void prepare(Consumer<Preparation.Prepared> then);

    /** See {@link ChunkCutter#cut}. Asked for again only when the cut before has come back. */
    void cut(TableSchema table, List<String> cursor, int limit, Consumer<ChunkCutter.Cut> then);

    /** Builds those plain indexes that are missing; several tables at a time. */
    void buildIndexes(TableSchema table, Runnable then);
}
