package io.omsflink.jobs.sink;

import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A table in memory, with unique keys that do not tell capitals apart, as MySQL's usual collations.
 */
final class SqlTable {
    private final List<String> columns;
    private final List<int[]> keys;
    private final List<List<String>> rows = new ArrayList<>();

    SqlTable(TableSchema schema) {
        this.columns = schema.columns().stream().map(column -> column.name()).toList();
        this.keys = schema.indexes().stream().map(this::positions).toList();
    }

    private SqlTable(SqlTable other) {
        this.columns = other.columns;
        this.keys = other.keys;
        this.rows.addAll(other.rows);
    }

    SqlTable copy() {
        return new SqlTable(this);
    }

    private int[] positions(IndexSchema index) {
        return index.parts().stream().mapToInt(part -> columns.indexOf(part.column())).toArray();
    }

    List<List<String>> rows() {
        return rows;
    }

    /** Rows in an order that does not depend on how they came in. */
    List<List<String>> sorted() {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    void insert(List<String> row) {
        if (keys.stream().anyMatch(key -> find(key, row) >= 0)) {
            throw new IllegalStateException("duplicate of " + row + " in " + rows);
        }
        rows.add(row);
    }

    boolean hasRoomFor(List<String> row) {
        return keys.stream().allMatch(key -> find(key, row) < 0);
    }

    /** {@code INSERT .. ON DUPLICATE KEY UPDATE}: whichever row clashes is updated. */
    void upsert(List<String> row) {
        int found =
                keys.stream()
                        .mapToInt(key -> find(key, row))
                        .filter(i -> i >= 0)
                        .findFirst()
                        .orElse(-1);
        if (found < 0) {
            rows.add(row);
        } else {
            rows.remove(found);
            insert(row);
        }
    }

    void replace(List<String> row) {
        keys.forEach(key -> rows.removeIf(other -> same(key, other, row)));
        rows.add(row);
    }

    /** Deletes by values of these columns. */
    long delete(List<String> names, List<String> values) {
        int[] key = names.stream().mapToInt(columns::indexOf).toArray();
        int before = rows.size();
        rows.removeIf(
                row ->
                        IntStream.range(0, key.length)
                                .allMatch(i -> equal(row.get(key[i]), values.get(i))));
        return (long) before - rows.size();
    }

    /** Deletes one of the rows that are exactly this one. */
    boolean deleteOne(List<String> row) {
        return rows.remove(row);
    }

    private int find(int[] key, List<String> row) {
        return IntStream.range(0, rows.size())
                .filter(i -> same(key, rows.get(i), row))
                .findFirst()
                .orElse(-1);
    }

    private static boolean same(int[] key, List<String> one, List<String> other) {
        return IntStream.of(key)
                .allMatch(i -> one.get(i) != null && equal(one.get(i), other.get(i)));
    }

    private static boolean equal(String one, String other) {
        return Objects.equals(lower(one), lower(other));
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
