package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of {@link ModelJob}: the key of row {@code k} is {@code k}, and each chunk ends at a
 * multiple of ten.
 *
 * @param chunks how many chunks the table is cut into; a table without a key has one
 */
record ModelTable(TableSchema schema, int chunks, boolean keyed) {

    static ModelTable keyed(String name, int chunks) {
        return new ModelTable(Tables.simple(name), chunks, true);
    }

    static ModelTable keyless(String name) {
        return new ModelTable(Tables.table("shop", name).column("x", "int").build(), 1, false);
    }

    /** What {@link ChunkCutter#cut} does. */
    ChunkCutter.Cut cut(List<String> cursor, int limit) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.get(0)) / 10;
        int to = Math.min(chunks, from + limit);
        return new ChunkCutter.Cut(
                IntStream.range(from, to).mapToObj(this::range).toList(), to == chunks);
    }

    List<KeyRange> ranges() {
        return new ArrayList<>(IntStream.range(0, chunks).mapToObj(this::range).toList());
    }

    private KeyRange range(int chunk) {
        return new KeyRange(bound(chunk), chunk == chunks - 1 ? List.of() : bound(chunk + 1));
    }

    private static List<String> bound(int chunk) {
        return chunk == 0 ? List.of() : List.of(String.valueOf(10 * chunk));
    }

    long rows() {
        return 10L * chunks;
    }
}
