package io.omsflink.catalog;

import io.omsflink.catalog.PartitionSchema.Method;
import io.omsflink.catalog.PartitionSchema.Partition;
import io.omsflink.catalog.PartitionSchema.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The {@code PARTITION BY} clause. */
final class PartitionDdl {
    private final Set<TargetFeature> features;

    PartitionDdl(Set<TargetFeature> features) {
        this.features = features;
    }

    String clause(PartitionSchema schema, TableSchema table) {
        StringBuilder sql = new StringBuilder("\nPARTITION BY ").append(rule(schema.rule(), table));
        boolean counted = namesAreCounted(schema);
        if (counted) {
            sql.append(" PARTITIONS ").append(schema.partitions().size());
        }
        boolean subNamesAreCounted = subNamesAreCounted(schema);
        schema.sub()
                .ifPresent(
                        sub -> {
                            sql.append("\nSUBPARTITION BY ").append(rule(sub, table));
                            if (subNamesAreCounted) {
                                sql.append(" SUBPARTITIONS ").append(subCount(schema));
                            }
                        });
        return counted
                ? sql.toString()
                : sql.append(
                                schema.partitions().stream()
                                        .map(p -> partition(schema, p, subNamesAreCounted))
                                        .collect(Collectors.joining(",\n  ", "\n (", ")")))
                        .toString();
    }

    private String rule(Rule rule, TableSchema table) {
        boolean linear = rule.linear() && features.contains(TargetFeature.LINEAR_PARTITIONS);
        return (linear ? "LINEAR " : "")
                + rule.method().words()
                + " ("
                + (rule.expression().isEmpty() ? keyColumns(table) : rule.expression())
                + ")";
    }

    /** {@code KEY ()} means the primary key, else the first unique key that is NOT NULL. */
    private static String keyColumns(TableSchema table) {
        return table.primaryKey()
                .or(table::rowKey)
                .map(
                        key ->
                                Names.quoteAll(
                                        key.parts().stream()
                                                .map(IndexSchema.Part::column)
                                                .toList()))
                .orElse("");
    }

    private String partition(PartitionSchema schema, Partition partition, boolean subsCounted) {
        Method method = schema.rule().method();
        String values =
                method.range()
                        ? " VALUES LESS THAN (" + partition.values() + ")"
                        : method.list() ? " VALUES IN (" + partition.values() + ")" : "";
        boolean comment =
                !partition.comment().isEmpty()
                        && features.contains(TargetFeature.PARTITION_COMMENT);
        String subs =
                partition.subPartitions().isEmpty() || subsCounted
                        ? ""
                        : partition.subPartitions().stream()
                                .map(name -> "SUBPARTITION " + Names.quote(name))
                                .collect(Collectors.joining(", ", " (", ")"));
        return "PARTITION "
                + Names.quote(partition.name())
                + values
                + (comment ? " COMMENT = " + Names.literal(partition.comment()) : "")
                + subs;
    }

    /** Whether the server gives the same names when it is told the number alone. */
    private static boolean namesAreCounted(PartitionSchema schema) {
        Method method = schema.rule().method();
        List<Partition> partitions = schema.partitions();
        return !method.range()
                && !method.list()
                && IntStream.range(0, partitions.size())
                        .allMatch(
                                i ->
                                        partitions.get(i).name().equals("p" + i)
                                                && partitions.get(i).comment().isEmpty());
    }

    private static boolean subNamesAreCounted(PartitionSchema schema) {
        int count = subCount(schema);
        return schema.partitions().stream()
                .allMatch(
                        p ->
                                p.subPartitions()
                                        .equals(
                                                IntStream.range(0, count)
                                                        .mapToObj(i -> p.name() + "sp" + i)
                                                        .toList()));
    }

    private static int subCount(PartitionSchema schema) {
        return schema.partitions().get(0).subPartitions().size();
    }
}
