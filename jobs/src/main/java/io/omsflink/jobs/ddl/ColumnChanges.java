package io.omsflink.jobs.ddl;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ddl.AlterAction.ChangeColumn;
import io.omsflink.catalog.ddl.SchemaChange.AlterTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an {@code ALTER TABLE} does to rows that are there. */
record ColumnChanges(TableSchema before, TableSchema after) {
    private static final Set<String> ZONED = Set.of("datetime", "timestamp");
    private static final Pattern OWN_VALUES =
            Pattern.compile("uuid|rand|now|sysdate|current_|localtime|user|connection_id");

    /**
     * Whether rows that were copied after the statement fit the table of before it, and are right
     * again after it: no column that is there changes, and the new ones take constants.
     */
    boolean fitCopiedRows() {
        return new HashSet<>(after.columns()).containsAll(before.columns())
                && added().stream().allMatch(ColumnChanges::constant);
    }

    private static boolean constant(ColumnSchema column) {
        return !autoIncrement(column) && !ownValues(column);
    }

    /** Why the rows that are there may get other values at the target. */
    Optional<String> refusal() {
        return added().stream()
                .filter(
                        column ->
                                autoIncrement(column) && before.primaryKey().isEmpty()
                                        || ownValues(column))
                .map(
                        column ->
                                "rows that are there would get other values than at the source in"
                                        + " column "
                                        + column.name())
                .findFirst();
    }

    /** Why values that are there may become others at the target. */
    Optional<String> zoneRefusal(AlterTable alter) {
        return alter.actions().stream()
                .filter(ChangeColumn.class::isInstance)
                .map(ChangeColumn.class::cast)
                .filter(
                        change ->
                                new HashSet<>(
                                                List.of(
                                                        before.column(change.name()).dataType(),
                                                        after.column(change.column().name())
                                                                .dataType()))
                                        .equals(ZONED))
                .map(
                        change ->
                                "what DATETIME becomes as TIMESTAMP depends on the time zone of the"
                                        + " session, in column "
                                        + change.name())
                .findFirst();
    }

    private List<ColumnSchema> added() {
        Set<String> known = new HashSet<>();
        before.columns().forEach(column -> known.add(column.name().toLowerCase(Locale.ROOT)));
        return after.columns().stream()
                .filter(column -> !known.contains(column.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static boolean autoIncrement(ColumnSchema column) {
        return column.extra().toLowerCase(Locale.ROOT).contains("auto_increment");
    }

    /** An expression that gives each row, or each server, a value of its own. */
    private static boolean ownValues(ColumnSchema column) {
        return column.defaultValue() != null
                && !column.defaultValue().startsWith("CURRENT_TIMESTAMP")
                && column.extra().contains("DEFAULT_GENERATED")
                && OWN_VALUES.matcher(column.defaultValue().toLowerCase(Locale.ROOT)).find();
    }
}
