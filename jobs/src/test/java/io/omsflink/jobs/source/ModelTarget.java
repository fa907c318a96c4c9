package io.omsflink.jobs.source;

import io.omsflink.project.TableId;
import java.util.HashMap;
import java.util.Map;

/**
 * What is committed at the target of {@link ModelJob}: which reading of a chunk was loaded last.
 */
final class ModelTarget {
    private record Place(TableId table, KeyRange range) {}

    private final Map<Place, Long> loaded = new HashMap<>();
    private final Map<Long, Place> readings = new HashMap<>();
    private long readingCount;

    /** Every reading of a chunk sees other rows. */
    long newReading(ChunkSplit chunk) {
        readings.put(++readingCount, new Place(chunk.table().id(), chunk.range()));
        return readingCount;
    }

    void commit(long reading) {
        loaded.put(readings.get(reading), reading);
    }

    boolean holds(ModelTable table) {
        return table.ranges().stream()
                .allMatch(range -> loaded.containsKey(new Place(table.schema().id(), range)));
    }

    /** The reading that a table without a key holds. */
    long reading(ModelTable table) {
        return loaded.get(new Place(table.schema().id(), KeyRange.ALL));
    }
}
