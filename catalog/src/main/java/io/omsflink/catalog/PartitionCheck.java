package io.omsflink.catalog;

import static io.omsflink.catalog.TargetFeature.LINEAR_PARTITIONS;
import static io.omsflink.catalog.TargetFeature.PARTITION_COMMENT;
import static io.omsflink.catalog.TargetFeature.VALUED_SUBPARTITIONS;

import io.omsflink.catalog.PartitionSchema.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a table's partitions the target cannot hold.
 *
 * <p>Sources: MySQL 8.0 Reference Manual, "Partitioning Keys, Primary Keys, and Unique Keys" (every
 * unique key must hold every partition column); oceanbase-doc V4.2.5, MySQL mode, partitions (the
 * same for LOCAL indexes; {@code LINEAR} is not supported) and OMS, "CREATE TABLE, partitions" (the
 * word {@code LINEAR} is dropped).
 */
final class PartitionCheck {
    private final TableDefinition definition;
    private final Set<TargetFeature> features;
    private final List<SchemaIssue> issues = new ArrayList<>();

    PartitionCheck(TableDefinition definition, Set<TargetFeature> features) {
        this.definition = definition;
        this.features = features;
    }

    List<SchemaIssue> issues() {
        definition.partitions().ifPresent(this::check);
        return issues;
    }

    private void check(PartitionSchema schema) {
        List<Rule> rules = Stream.concat(Stream.of(schema.rule()), schema.sub().stream()).toList();
        if (rules.stream().anyMatch(Rule::linear) && !features.contains(LINEAR_PARTITIONS)) {
            note(
                    "partitions lose LINEAR, which says how rows are spread: the target does not"
                            + " support it");
        }
        boolean comments = schema.partitions().stream().anyMatch(p -> !p.comment().isEmpty());
        if (comments && !features.contains(PARTITION_COMMENT)) {
            note(
                    "partitions lose their comments: the target does not support "
                            + PARTITION_COMMENT.words());
        }
        boolean valued =
                schema.sub()
                        .map(Rule::method)
                        .filter(method -> method.range() || method.list())
                        .isPresent();
        if (valued && !features.contains(VALUED_SUBPARTITIONS)) {
            refuse(
                    "partitions: the target does not support "
                            + VALUED_SUBPARTITIONS.words()
                            + ". Create the table at the target with other partitions");
        }
        rules.forEach(this::keyInEveryUniqueKey);
    }

    private void keyInEveryUniqueKey(Rule rule) {
        TableSchema table = definition.table();
        for (ColumnSchema column : rule.columns(table)) {
            Optional<IndexSchema> without =
                    table.indexes().stream()
                            .filter(i -> i.unique() && !holds(i, column.name()))
                            .findFirst();
            without.ifPresent(
                    index ->
                            refuse(
                                    "partitions: the partition column `%s` is not in the unique key `%s`, as the target wants it. Create the table at the target with a key or partitions that do"
                                            .formatted(column.name(), index.name())));
        }
    }

    private static boolean holds(IndexSchema index, String column) {
        return index.parts().stream().anyMatch(p -> p.column().equalsIgnoreCase(column));
    }

    private void refuse(String message) {
        issues.add(SchemaIssue.refuse(definition.id(), message));
    }

    private void note(String message) {
        issues.add(SchemaIssue.note(definition.id(), message));
    }
}
