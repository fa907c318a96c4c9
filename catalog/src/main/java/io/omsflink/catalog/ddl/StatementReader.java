package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterDatabaseContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ColumnCreateTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CopyCreateTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CreateDatabaseContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CreateDatabaseOptionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CreateIndexContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DdlStatementContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DropDatabaseContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DropIndexContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DropTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IfExistsContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IfNotExistsContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.PartitionDefinitionsContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.RenameTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableNameContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TruncateTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.UidContext;
import io.omsflink.catalog.ddl.AlterAction.AddKey;
import io.omsflink.catalog.ddl.AlterAction.DropKey;
import io.omsflink.catalog.ddl.AlterAction.PartitionKind;
import io.omsflink.catalog.ddl.AlterAction.Partitioning;
import io.omsflink.catalog.ddl.SchemaChange.AlterTable;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.tree.ParseTree;

/** One statement out of its parse tree. */
final class StatementReader {
    private final String sql;
    private final String database;
    private final Identifiers identifiers;

    StatementReader(String sql, String database) {
        this.sql = sql;
        this.database = database;
        this.identifiers = new Identifiers(database);
    }

    SchemaChange read(DdlStatementContext statement) {
        ParseTree tree = statement.getChild(0);
        if (tree instanceof ColumnCreateTableContext create) {
            return create(create);
        }
        if (tree instanceof CopyCreateTableContext copy) {
            return new SchemaChange.CreateTableLike(
                    identifiers.table(copy.tableName(0)),
                    ifNotExists(copy),
                    identifiers.table(copy.tableName(1)));
        }
        if (tree instanceof AlterTableContext alter) {
            return alter(alter);
        }
        if (tree instanceof CreateIndexContext create) {
            return createIndex(create);
        }
        if (tree instanceof DropIndexContext drop) {
            return new AlterTable(
                    identifiers.table(drop.tableName()),
                    List.of(new DropKey(Identifiers.name(drop.uid()))));
        }
        if (tree instanceof RenameTableContext rename) {
            return new SchemaChange.RenameTables(
                    rename.renameTableClause().stream()
                            .map(
                                    clause ->
                                            new Rename(
                                                    identifiers.table(clause.tableName(0)),
                                                    identifiers.table(clause.tableName(1))))
                            .toList());
        }
        if (tree instanceof TruncateTableContext truncate) {
            return new SchemaChange.TruncateTable(identifiers.table(truncate.tableName()));
        }
        if (tree instanceof DropTableContext drop) {
            List<TableId> tables =
                    drop.tables().tableName().stream().map(identifiers::table).toList();
            return new SchemaChange.DropTables(tables, ifExists(tree));
        }
        return database(tree);
    }

    private static boolean ifNotExists(ParseTree tree) {
        return Trees.child(tree, IfNotExistsContext.class).isPresent();
    }

    private static boolean ifExists(ParseTree tree) {
        return Trees.child(tree, IfExistsContext.class).isPresent();
    }

    private SchemaChange create(ColumnCreateTableContext tree) {
        AlterReader clauses = new AlterReader(identifiers);
        tree.createDefinitions().createDefinition().forEach(clauses::definition);
        return new SchemaChange.CreateTable(
                identifiers.table(tree.tableName()),
                ifNotExists(tree),
                clauses.actions(),
                OptionReader.read(tree.tableOption()),
                tree.partitionDefinitions() == null
                        ? ""
                        : PartitionReader.text(tree.partitionDefinitions()));
    }

    private SchemaChange alter(AlterTableContext tree) {
        AlterReader clauses = new AlterReader(identifiers);
        tree.alterSpecification().forEach(clauses::clause);
        Trees.child(tree, PartitionDefinitionsContext.class)
                .ifPresent(
                        definition ->
                                clauses.actions()
                                        .add(
                                                new Partitioning(
                                                        PartitionKind.DEFINE,
                                                        PartitionReader.text(definition))));
        return new AlterTable(identifiers.table(tree.tableName()), clauses.actions());
    }

    private SchemaChange createIndex(CreateIndexContext tree) {
        KeyDefinition.Kind kind =
                tree.indexCategory == null
                        ? KeyDefinition.Kind.PLAIN
                        : KeyDefinition.Kind.valueOf(
                                tree.indexCategory.getText().toUpperCase(java.util.Locale.ROOT));
        TableNameContext table = tree.tableName();
        return new AlterTable(
                identifiers.table(table),
                List.of(new AddKey(KeyReader.key(kind, tree.uid(), tree))));
    }

    private SchemaChange database(ParseTree tree) {
        if (tree instanceof CreateDatabaseContext create) {
            return new SchemaChange.CreateDatabase(
                    Identifiers.name(create.uid()),
                    ifNotExists(tree),
                    option(tree, Trees::charset),
                    option(tree, Trees::collation));
        }
        if (tree instanceof DropDatabaseContext drop) {
            return new SchemaChange.DropDatabase(Identifiers.name(drop.uid()), ifExists(tree));
        }
        if (tree instanceof AlterDatabaseContext) {
            return new SchemaChange.AlterDatabase(
                    Trees.child(tree, UidContext.class).map(Identifiers::name).orElse(database),
                    option(tree, Trees::charset),
                    option(tree, Trees::collation));
        }
        throw DdlParser.refused(sql, "it fills a table from a query");
    }

    private static String option(ParseTree tree, Function<ParseTree, String> text) {
        return Trees.children(tree, CreateDatabaseOptionContext.class)
                .map(text)
                .filter(value -> !value.isEmpty())
                .reduce("", (one, next) -> next);
    }
}
