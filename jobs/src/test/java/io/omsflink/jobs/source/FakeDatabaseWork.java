package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Work that the test finishes by hand. */
final class FakeDatabaseWork implements DatabaseWork {
    Consumer<Preparation.Prepared> prepared;
    Consumer<ChunkCutter.Cut> cut;
    final List<String> cuts = new ArrayList<>();
    final List<String> indexed = new ArrayList<>();
    final List<Runnable> indexesBuilt = new ArrayList<>();
    boolean closed;

    @Override
    public void prepare(Consumer<Preparation.Prepared> then) {
        prepared = then;
    }

    @Override
    public void cut(
            TableSchema table, List<String> cursor, int limit, Consumer<ChunkCutter.Cut> then) {
        cuts.add(table.id().table() + cursor);
        cut = then;
    }

    @Override
    public void buildIndexes(TableSchema table, Runnable then) {
        indexed.add(table.id().table());
        indexesBuilt.add(then);
    }

    @Override
    public void close() {
        closed = true;
    }
}
