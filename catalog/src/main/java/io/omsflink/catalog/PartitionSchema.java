package io.omsflink.catalog;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a table is partitioned.
 *
 * @param partitions in order
 * @param sub how each partition is divided again
 */
public record PartitionSchema(Rule rule, List<Partition> partitions, Optional<Rule> sub)
        implements Serializable {

    /** What decides on the partition of a row. */
    public enum Method {
        RANGE,
        LIST,
        RANGE_COLUMNS,
        LIST_COLUMNS,
        HASH,
        KEY;

        /** As SQL spells it. */
        public String words() {
            return name().replace('_', ' ');
        }

        public boolean range() {
            return this == RANGE || this == RANGE_COLUMNS;
        }

        public boolean list() {
            return this == LIST || this == LIST_COLUMNS;
        }
    }

    /**
     * One {@code PARTITION BY} or {@code SUBPARTITION BY}.
     *
     * @param linear whether a power-of-two algorithm spreads the rows ({@code LINEAR HASH})
     * @param expression text inside the parentheses: an expression, or quoted columns with commas;
     *     empty for a {@code KEY} over the primary key
     */
    public record Rule(Method method, boolean linear, String expression) implements Serializable {

        /**
         * @param method as {@code information_schema.partitions} spells it, e.g. {@code LINEAR
         *     HASH}, {@code RANGE COLUMNS}
         */
        static Rule of(String method, String expression) {
            String upper = method.toUpperCase(Locale.ROOT);
            boolean linear = upper.startsWith("LINEAR ");
            String name = (linear ? upper.substring("LINEAR ".length()) : upper).replace(' ', '_');
            return new Rule(Method.valueOf(name), linear, expression == null ? "" : expression);
        }

        /** The columns that the text names. */
        public List<ColumnSchema> columns(TableSchema table) {
            return table.columns().stream()
                    .filter(column -> SqlText.names(expression, column.name()))
                    .toList();
        }
    }

    /**
     * One partition.
     *
     * @param values text inside the parentheses of {@code VALUES LESS THAN} or {@code VALUES IN};
     *     empty for the other methods
     * @param subPartitions their names, empty when there are none
     */
    public record Partition(String name, String values, String comment, List<String> subPartitions)
            implements Serializable {

        public Partition {
            subPartitions = List.copyOf(subPartitions);
        }
    }

    public PartitionSchema {
        partitions = List.copyOf(partitions);
    }

    /** The columns that the rules name. */
    public List<ColumnSchema> columns(TableSchema table) {
        return Stream.concat(Stream.of(rule), sub.stream())
                .flatMap(r -> r.columns(table).stream())
                .toList();
    }

    /** Pieces in all, sub-partitions counted one by one. */
    public int count() {
        return partitions.stream().mapToInt(p -> Math.max(1, p.subPartitions().size())).sum();
    }
}
