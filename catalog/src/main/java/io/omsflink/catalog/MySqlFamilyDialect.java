package io.omsflink.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What MySQL and OceanBase's MySQL mode have in common; the dialects differ in the features of
 * their versions.
 */
abstract class MySqlFamilyDialect implements TargetDialect {
    private final Set<TargetFeature> features;
    private final Collations collations;
    private final ColumnDdl columns;
    private final IndexDdl indexes;

    MySqlFamilyDialect(TargetCapabilities target, Set<TargetFeature> features) {
        this.features = features;
        this.collations = new Collations(target);
        this.columns = new ColumnDdl(collations, features);
        this.indexes = new IndexDdl(features);
    }

    @Override
    public String createDatabase(String name, String charset, String collation) {
        return "CREATE DATABASE IF NOT EXISTS "
                + Names.quote(name)
                + charsetClause(" DEFAULT CHARACTER SET ", charset, collation);
    }

    @Override
    public String createTable(TableSchema table) {
        String parts =
                Stream.concat(
                                table.columns().stream().map(columns::definition),
                                indexes.immediate(table).stream().map(indexes::definition))
                        .collect(Collectors.joining(",\n  ", "(\n  ", "\n)"));
        return "CREATE TABLE IF NOT EXISTS %s %s ENGINE=InnoDB%s%s%s"
                .formatted(
                        Names.quote(table.id()),
                        parts,
                        nextKey(table.autoIncrement()),
                        charsetClause(" DEFAULT CHARSET=", table.charset(), table.collation()),
                        table.comment().isEmpty()
                                ? ""
                                : " COMMENT=" + Names.literal(table.comment()));
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
    public Optional<String> createIndexes(TableSchema table) {
        List<String> definitions =
                indexes.deferred(table).stream()
                        .map(index -> "ADD " + indexes.definition(index))
                        .toList();
        return definitions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "ALTER TABLE "
                                + Names.quote(table.id())
                                + " "
                                + String.join(", ", definitions));
    }

    @Override
    public String collation(String sourceCollation) {
        return collations.nearest(sourceCollation);
    }

    @Override
    public List<SchemaIssue> check(TableSchema table) {
        List<SchemaIssue> issues =
                new ArrayList<>(new SchemaCheck(table, collations, features).issues());
        issues.sort(java.util.Comparator.comparing(SchemaIssue::level));
        return issues;
    }
}
