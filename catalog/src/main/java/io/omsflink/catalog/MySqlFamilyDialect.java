package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What MySQL and OceanBase's MySQL mode have in common; the dialects differ in the features and
 * limits of their versions.
 */
abstract class MySqlFamilyDialect implements TargetDialect {
    private final SchemaOptions options;
    private final Set<TargetFeature> features;
    private final Collations collations;
    private final ColumnDdl columns;
    private final IndexDdl indexes;
    private final PartitionDdl partitions;
    private final LimitCheck limits;

    MySqlFamilyDialect(
            TargetCapabilities target,
            SchemaOptions options,
            Set<TargetFeature> features,
            TargetLimits limits) {
        this.options = options;
        this.features = features;
        this.collations = new Collations(target, options.mapping());
        this.columns = new ColumnDdl(collations, features);
        this.indexes = new IndexDdl(features);
        this.partitions = new PartitionDdl(features);
        this.limits = new LimitCheck(limits, collations);
    }

    @Override
    public Conversion database(DatabaseSchema database) {
        String ddl =
                "CREATE DATABASE IF NOT EXISTS "
                        + Names.quote(database.name())
                        + charsetClause(
                                " DEFAULT CHARACTER SET ",
                                database.charset(),
                                database.collation());
        boolean changed = !database.collation().isEmpty() && !collations.kept(database.collation());
        return changed
                ? Conversion.converted(
                        List.of(
                                "the default for new tables, collation %s, becomes %s: the target does not have it"
                                        .formatted(
                                                database.collation(),
                                                collations.nearest(database.collation()))),
                        ddl)
                : Conversion.exact(ddl);
    }

    @Override
    public Conversion table(TableDefinition definition) {
        return Conversion.of(tableIssues(definition), createTable(definition));
    }

    private String createTable(TableDefinition definition) {
        TableSchema table = definition.table();
        String parts =
                Stream.concat(
                                table.columns().stream().map(columns::definition),
                                indexes.immediate(table).stream().map(indexes::definition))
                        .collect(Collectors.joining(",\n  ", "(\n  ", "\n)"));
        return "CREATE TABLE IF NOT EXISTS %s %s ENGINE=InnoDB%s%s%s%s"
                .formatted(
                        Names.quote(table.id()),
                        parts,
                        nextKey(table.autoIncrement()),
                        charsetClause(" DEFAULT CHARSET=", table.charset(), table.collation()),
                        table.comment().isEmpty()
                                ? ""
                                : " COMMENT=" + Names.literal(table.comment()),
                        definition.partitions().map(p -> partitions.clause(p, table)).orElse(""));
    }

    private static String nextKey(long unsigned) {
        return Long.compareUnsigned(unsigned, 1) > 0
                ? " AUTO_INCREMENT=" + Long.toUnsignedString(unsigned)
                : "";
    }

    private String charsetClause(String words, String charset, String collation) {
        return charset.isEmpty()
                ? ""
                : words + collations.charset(charset) + " COLLATE " + collations.nearest(collation);
    }

    @Override
    public Optional<Conversion> indexes(TableSchema table) {
        List<IndexSchema> deferred = indexes.deferred(table);
        List<String> definitions =
                deferred.stream()
                        .filter(index -> indexes.missing(index).isEmpty())
                        .map(index -> "ADD " + indexes.definition(index))
                        .toList();
        String ddl =
                definitions.isEmpty()
                        ? ""
                        : "ALTER TABLE "
                                + Names.quote(table.id())
                                + " "
                                + String.join(", ", definitions);
        return deferred.isEmpty()
                ? Optional.empty()
                : Optional.of(Conversion.of(checker(table).indexes(), ddl));
    }

    @Override
    public Conversion check(TableId table, CheckSchema check) {
        return new ConstraintDdl(collations, features).check(table, check);
    }

    @Override
    public Conversion foreignKey(
            TableId child, ForeignKeySchema key, Optional<TableSchema> parent) {
        return new ConstraintDdl(collations, features).foreignKey(child, key, parent);
    }

    @Override
    public Conversion view(ViewSchema view) {
        return new ViewDdl(collations, features).view(view);
    }

    @Override
    public String collation(String sourceCollation) {
        return collations.nearest(sourceCollation);
    }

    @Override
    public String column(ColumnSchema column) {
        return columns.definition(column);
    }

    @Override
    public String index(IndexSchema index) {
        return indexes.definition(index);
    }

    @Override
    public String charset(String sourceCollation) {
        return charsetClause(
                "CHARACTER SET ", Charsets.charsetOfCollation(sourceCollation), sourceCollation);
    }

    @Override
    public List<SchemaIssue> check(TableDefinition table) {
        List<SchemaIssue> issues = new ArrayList<>(tableIssues(table));
        issues.addAll(checker(table.table()).indexes());
        issues.addAll(heldBack(table));
        issues.sort(Comparator.comparing(SchemaIssue::level));
        return issues;
    }

    private static List<SchemaIssue> heldBack(TableDefinition table) {
        return Stream.concat(
                        table.checks().stream().map(c -> "check constraint " + c.name()),
                        table.table().foreignKeys().stream()
                                .map(k -> "foreign key %s to %s".formatted(k.name(), k.parent())))
                .map(
                        what ->
                                SchemaIssue.note(
                                        table.id(),
                                        what
                                                + " is held back until `oms schema FILE --finish`"
                                                + " at the switchover"))
                .toList();
    }

    private List<SchemaIssue> tableIssues(TableDefinition definition) {
        List<SchemaIssue> issues = new ArrayList<>(checker(definition.table()).table());
        issues.addAll(new PartitionCheck(definition, features).issues());
        limits.exceeded(definition).stream()
                .map(over -> SchemaIssue.refuse(definition.id(), over + ". Change the table"))
                .forEach(issues::add);
        definition.remarks().stream()
                .map(remark -> SchemaIssue.note(definition.id(), remark))
                .forEach(issues::add);
        issues.sort(Comparator.comparing(SchemaIssue::level));
        return issues;
    }

    private SchemaCheck checker(TableSchema table) {
        return new SchemaCheck(table, collations, options.movesRows(), features);
    }
}
