package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.PackedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a row change of one table can clash with, as 64-bit hashes: one for each unique key of the
 * row. Two changes that touch the same row or the same unique value always share a hash; two that
 * share one by chance only wait for each other needlessly.
 *
 * <ul>
 *   <li>A NULL in a unique key clashes with nothing.
 *   <li>A collation may take different bytes for the same value. ASCII text is folded to one case
 *       and loses trailing spaces, which is as coarse as any collation is on it, apart from control
 *       characters; text that holds anything else clashes with every change of its table. So do
 *       keys over prefixes, expressions and generated columns, whose values are not in the row.
 *   <li>Rows of a table that has no key to find them by are found by all their values, {@link
 *       #image}.
 * </ul>
 */
final class ConflictKeys {
    private static final long SEED = 0x9E3779B97F4A7C15L;

    /**
     * Types whose values a statement may find although their bytes differ: a document by its value
     * ({@code 1.0} is {@code 1}), a number by what both sides round it to.
     */
    private static final Set<String> FOUND_BY_VALUE = Set.of("json", "float", "double");

    private final long table;
    private final List<Key> keys;
    private final boolean wholeTable;
    private final boolean nameless;
    private final boolean[] exact;
    private final int[] starts;
    private final int[] lengths;

    private record Key(long seed, int[] columns, boolean[] text) {}

    ConflictKeys(int tableIndex, TableSchema schema) {
        List<ColumnSchema> written = schema.writtenColumns();
        List<IndexSchema> unique = schema.indexes().stream().filter(IndexSchema::unique).toList();
        this.table = mix(SEED + tableIndex);
        this.wholeTable = unique.stream().anyMatch(index -> !comparable(index, schema));
        this.nameless = schema.rowKey().isEmpty();
        this.exact = new boolean[written.size()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = !FOUND_BY_VALUE.contains(written.get(i).dataType());
        }
        this.keys = new ArrayList<>();
        for (int i = 0; i < unique.size() && !wholeTable; i++) {
            keys.add(key(mix(table + i + 1), unique.get(i), written));
        }
        this.starts = new int[written.size()];
        this.lengths = new int[written.size()];
    }

    /** Whether the key's values stand in the row, and two equal ones are equal as bytes. */
    private static boolean comparable(IndexSchema index, TableSchema schema) {
        return index.parts().stream()
                .allMatch(
                        part ->
                                !part.column().isEmpty()
                                        && part.prefix() == 0
                                        && comparable(schema.column(part.column())));
    }

    private static boolean comparable(ColumnSchema column) {
        return !column.generated()
                // Zero has two forms, which are equal.
                && !column.dataType().equals("float")
                && !column.dataType().equals("double")
                // Has letters in the place of ASCII's brackets.
                && !column.charset().equals("swe7");
    }

    private static Key key(long seed, IndexSchema index, List<ColumnSchema> written) {
        int[] columns =
                index.parts().stream()
                        .mapToInt(
                                part ->
                                        IntStream.range(0, written.size())
                                                .filter(
                                                        i ->
                                                                written.get(i)
                                                                        .name()
                                                                        .equalsIgnoreCase(
                                                                                part.column()))
                                                .findFirst()
                                                .orElseThrow())
                        .toArray();
        boolean[] text = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            text[i] = !written.get(columns[i]).charset().isEmpty();
        }
        return new Key(seed, columns, text);
    }

    /** Whether the table has no key that rows are found by. */
    boolean nameless() {
        return nameless;
    }

    /**
     * Adds the hashes of the row at {@code at}, one for each unique key.
     *
     * @return false when the row clashes with the whole table
     */
    boolean collect(byte[] row, int at, LongList out) {
        if (wholeTable) {
            return false;
        }
        PackedRow.index(row, at, starts, lengths);
        for (Key key : keys) {
            if (!collect(key, row, out)) {
                return false;
            }
        }
        return true;
    }

    private boolean collect(Key key, byte[] row, LongList out) {
        long hash = key.seed();
        for (int i = 0; i < key.columns().length; i++) {
            int column = key.columns()[i];
            int length = lengths[column];
            if (length < 0) {
                return true;
            }
            long value =
                    key.text()[i]
                            ? text(row, starts[column], length)
                            : bytes(row, starts[column], length);
            if (value == 0) {
                return false;
            }
            hash = mix(hash ^ value);
        }
        out.add(hash);
        return true;
    }

    /**
     * Hash of all values of the row that {@link #collect} has read last. A statement that finds a
     * row by its values finds none with another hash.
     */
    long image(byte[] row) {
        long hash = table;
        for (int i = 0; i < starts.length; i++) {
            if (exact[i]) {
                hash = mix(hash ^ (lengths[i] < 0 ? i : bytes(row, starts[i], lengths[i])));
            }
        }
        return hash;
    }

    /** Never 0. */
    private static long bytes(byte[] row, int at, int length) {
        long hash = SEED + length;
        for (int i = at; i < at + length; i++) {
            hash = (hash ^ row[i] & 0xff) * 0x100000001B3L;
        }
        return mix(hash) | 1;
    }

    /** Hash of ASCII text as the coarsest collation sees it; 0 for any other text. */
    private static long text(byte[] row, int at, int length) {
        int end = at + length;
        while (end > at && row[end - 1] == ' ') {
            end--;
        }
        long hash = SEED;
        for (int i = at; i < end; i++) {
            int b = row[i];
            if (b < ' ' || b == 0x7f) {
                return 0;
            }
            int folded = b >= 'A' && b <= 'Z' ? b + 32 : b;
            hash = (hash ^ folded) * 0x100000001B3L;
        }
        return mix(hash) | 1;
    }

    static long mix(long z) {
        long x = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }
}
