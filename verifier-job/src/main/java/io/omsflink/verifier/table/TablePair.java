package io.omsflink.verifier.table;

import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the source and the one at the target that has to hold the same rows.
 *
 * @param columns what is compared; those of the key first
 * @param keyColumns how many of them name a row; 0 for a table without a key, whose rows are
 *     compared as a multiset
 * @param orderedColumns how many of the leading key columns both sides certainly order alike, so
 *     that a range of them holds the same rows on both
 * @param sourceIndex the key's index at the source, empty without a key
 * @param targetIndex an index at the target that begins with the ordered columns, empty when there
 *     is none
 * @param sourceFilter condition for the rows that are migrated, empty for all
 * @param rowEstimate by the statistics of the larger side
 * @param otherUnique whether the target has unique indexes beside the key, so that one row may
 *     stand in another's way
 * @param large whether a row may be too large to be fetched ahead
 * @param alsoFrom further tables of the source that go into the same table, with the same columns
 */
public record TablePair(
        TableId source,
        TableId target,
        List<ColumnPair> columns,
        int keyColumns,
        int orderedColumns,
        String sourceIndex,
        String targetIndex,
        String sourceFilter,
        long rowEstimate,
        boolean otherUnique,
        boolean large,
        List<TablePair> alsoFrom)
        implements Serializable {

    public TablePair {
        columns = List.copyOf(columns);
        alsoFrom = List.copyOf(alsoFrom);
    }

    public boolean keyed() {
        return keyColumns > 0;
    }

    /** Whether it can be read in ranges of its key; else each pass reads it whole. */
    public boolean ranged() {
        return orderedColumns > 0;
    }

    public List<ColumnPair> key() {
        return columns.subList(0, keyColumns);
    }

    public TableId id(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    /** The same with its key alone; unchanged without a key. */
    public TablePair keysOnly() {
        return keyed()
                ? new TablePair(
                        source,
                        target,
                        key(),
                        keyColumns,
                        orderedColumns,
                        sourceIndex,
                        targetIndex,
                        sourceFilter,
                        rowEstimate,
                        otherUnique,
                        false,
                        alsoFrom.stream().map(TablePair::keysOnly).toList())
                : this;
    }

    /** The same with further tables of the source. */
    public TablePair with(List<TablePair> others) {
        return new TablePair(
                source,
                target,
                columns,
                keyColumns,
                others.stream()
                        .mapToInt(TablePair::orderedColumns)
                        .reduce(orderedColumns, Math::min),
                sourceIndex,
                targetIndex,
                sourceFilter,
                others.stream().mapToLong(TablePair::rowEstimate).reduce(rowEstimate, Long::sum),
                otherUnique,
                large,
                others);
    }

    /** All names where they differ. */
    @Override
    public String toString() {
        String sources =
                Stream.concat(Stream.of(source), alsoFrom.stream().map(TablePair::source))
                        .sorted()
                        .map(TableId::toString)
                        .collect(Collectors.joining(" + "));
        return source.equals(target) && alsoFrom.isEmpty() ? sources : sources + " -> " + target;
    }
}
