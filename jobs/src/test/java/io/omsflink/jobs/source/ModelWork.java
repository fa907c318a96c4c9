package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Work whose results come back when the test says so, in any order. */
final class ModelWork implements DatabaseWork {
    static final LogPosition START = LogPosition.ofFile("bin.000001", 4);

    private final ModelJob job;
    private final List<Runnable> results = new ArrayList<>();
    private boolean cutting;

    ModelWork(ModelJob job) {
        this.job = job;
    }

    @Override
    public void prepare(Consumer<Preparation.Prepared> then) {
        results.add(
                () ->
                        then.accept(
                                new Preparation.Prepared(
                                        START,
                                        job.tables().stream().map(ModelTable::schema).toList())));
    }

    @Override
    public void cut(
            TableSchema table, List<String> cursor, int limit, Consumer<ChunkCutter.Cut> then) {
        job.rules().check(!cutting, "two cuts at a time");
        cutting = true;
        results.add(
                () -> {
                    cutting = false;
                    then.accept(job.table(table.id()).cut(cursor, 1 + job.random().nextInt(limit)));
                });
    }

    @Override
    public void buildIndexes(TableSchema table, Runnable then) {
        try {
            job.rules().checkLoaded(job.table(table.id()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        results.add(then);
    }

    boolean idle() {
        return results.isEmpty();
    }

    void finishOne(Random random) {
        results.remove(random.nextInt(results.size())).run();
    }

    @Override
    public void close() {
        results.clear();
    }
}
