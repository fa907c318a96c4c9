package io.omsflink.catalog;

import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CHECK constraints and foreign keys, which are added at the switchover. */
final class ConstraintDdl {
    private final Collations collations;
    private final Set<TargetFeature> features;

    ConstraintDdl(Collations collations, Set<TargetFeature> features) {
        this.collations = collations;
        this.features = features;
    }

    Conversion check(TableId table, CheckSchema check) {
        String ddl =
                "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s)%s"
                        .formatted(
                                Names.quote(table),
                                Names.quote(check.name()),
                                collations.introducers(check.expression()),
                                check.enforced() ? "" : " NOT ENFORCED");
        return features.contains(TargetFeature.CHECK_CONSTRAINT)
                ? Conversion.exact(ddl)
                : Conversion.unsupported(
                        "The target does not support a CHECK constraint (some versions read it and"
                                + " forget it). Check it in the application or by a trigger",
                        ddl);
    }

    Conversion foreignKey(TableId child, ForeignKeySchema key, Optional<TableSchema> parent) {
        String ddl = foreignKeyDdl(child, key);
        if (parent.isEmpty()) {
            return Conversion.unsupported(
                    "Its parent table %s is not among the project's tables. Add the table to objects.include, or hand back the statement if the target has it"
                            .formatted(key.parent()),
                    ddl);
        }
        // https://www.alibabacloud.com/help/en/apsaradb-for-oceanbase, "Incompatibilities of CREATE
        // TABLE": OceanBase wants a primary or unique key over the referenced columns.
        if (!uniqueOver(parent.get(), key.parentColumns())
                && !features.contains(TargetFeature.FOREIGN_KEY_TO_PLAIN_INDEX)) {
            return Conversion.unsupported(
                    "The target does not support "
                            + TargetFeature.FOREIGN_KEY_TO_PLAIN_INDEX.words()
                            + ". Add a unique key over "
                            + key.parent()
                            + " ("
                            + String.join(", ", key.parentColumns())
                            + ") if the values are unique",
                    ddl);
        }
        return Conversion.exact(ddl);
    }

    private static boolean uniqueOver(TableSchema parent, List<String> columns) {
        Set<String> wanted = lower(columns);
        return parent.indexes().stream()
                .filter(IndexSchema::unique)
                .anyMatch(
                        index ->
                                lower(index.parts().stream().map(IndexSchema.Part::column).toList())
                                        .equals(wanted));
    }

    private static Set<String> lower(List<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static String foreignKeyDdl(TableId child, ForeignKeySchema key) {
        return "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)%s%s"
                .formatted(
                        Names.quote(child),
                        Names.quote(key.name()),
                        Names.quoteAll(key.columns()),
                        Names.quote(key.parent()),
                        Names.quoteAll(key.parentColumns()),
                        rule(" ON DELETE ", key.onDelete()),
                        rule(" ON UPDATE ", key.onUpdate()));
    }

    /** Nothing means NO ACTION. */
    private static String rule(String words, Rule rule) {
        return rule == Rule.NO_ACTION ? "" : words + rule.name().replace('_', ' ');
    }
}
