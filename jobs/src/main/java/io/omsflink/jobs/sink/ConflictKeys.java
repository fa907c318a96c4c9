package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;
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

    /** Which of the keys rows are found by; -1 for none. */
    private final int rowKey;

    private final boolean wholeTable;
    private final boolean nameless;
    private final boolean[] exact;
    private final int[] starts;
    private final int[] lengths;

    private record Key(long seed, int[] columns, boolean[] text) {}

    ConflictKeys(TableSchema schema) {
        List<ColumnSchema> written = schema.writtenColumns();
        List<IndexSchema> unique = schema.indexes().stream().filter(IndexSchema::unique).toList();
        // By name, because what is recorded at the target outlives the numbers of a run.
        this.table = mix(SEED ^ name(schema.id()));
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
        this.rowKey = wholeTable ? -1 : schema.rowKey().map(unique::indexOf).orElse(-1);
        this.starts = new int[written.size()];
        this.lengths = new int[written.size()];
    }

    private static long name(TableId id) {
        byte[] name = id.toString().getBytes(StandardCharsets.UTF_8);
        return bytes(name, 0, name.length);
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
        for (int column : key.columns()) {
            if (lengths[column] < 0) {
                return true;
            }
        }
        long hash = hash(key, row);
        if (hash != 0) {
            out.add(hash);
        }
        return hash != 0;
    }

    /** Hash of a key's values, of which none is NULL; 0 when one of them is not plain. */
    private long hash(Key key, byte[] row) {
        long hash = key.seed();
        for (int i = 0; i < key.columns().length; i++) {
            int column = key.columns()[i];
            long value =
                    key.text()[i]
                            ? text(row, starts[column], lengths[column])
                            : bytes(row, starts[column], lengths[column]);
            if (value == 0) {
                return 0;
            }
            hash = mix(hash ^ value);
        }
        return hash == 0 ? 1 : hash;
    }

    /**
     * Hash of what tells a row from the others of its table, for the row that {@link #collect} has
     * read last: all its changes have the same. Rows of a table without such a key share one.
     *
     * <p>What is recorded at the target goes by it, so it is the same in every run and version.
     */
    long row(byte[] row) {
        return rowKey < 0 ? table : hash(keys.get(rowKey), row);
    }

    /** What {@link #row} is for rows that no key tells from each other. */
    long table() {
        return table;
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
