package io.omsflink.jobs.cascade;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Places of columns in packed rows. */
final class WrittenColumns {

    private WrittenColumns() {}

    /**
     * @param names in lower case; those of generated columns are left out
     * @return ascending
     */
    static int[] positions(TableSchema table, Collection<String> names) {
        List<ColumnSchema> written = table.writtenColumns();
        return IntStream.range(0, written.size())
                .filter(i -> names.contains(written.get(i).name().toLowerCase(Locale.ROOT)))
                .toArray();
    }

    /** The place of one column. */
    static int position(TableSchema table, String name) {
        int[] found = positions(table, List.of(name.toLowerCase(Locale.ROOT)));
        if (found.length == 0) {
            throw new IllegalArgumentException("no written column " + name + " in " + table.id());
        }
        return found[0];
    }
}
