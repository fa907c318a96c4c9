package io.omsflink.catalog.filter;

/**
 * A row's canonical values in place. Reused from row to row.
 *
 * @see RowFilter#matches
 */
final class FilterRow {
    byte[] bytes;
    int[] starts;
    int[] lengths;

    boolean isNull(int column) {
        return lengths[column] < 0;
    }
}
