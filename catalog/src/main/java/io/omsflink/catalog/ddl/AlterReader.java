package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser.*;
import io.omsflink.catalog.ddl.AlterAction.AddCheck;
import io.omsflink.catalog.ddl.AlterAction.AddColumn;
import io.omsflink.catalog.ddl.AlterAction.AddForeignKey;
import io.omsflink.catalog.ddl.AlterAction.AddKey;
import io.omsflink.catalog.ddl.AlterAction.ChangeColumn;
import io.omsflink.catalog.ddl.AlterAction.ColumnVisibility;
import io.omsflink.catalog.ddl.AlterAction.ConvertCharset;
import io.omsflink.catalog.ddl.AlterAction.DropColumn;
import io.omsflink.catalog.ddl.AlterAction.DropConstraint;
import io.omsflink.catalog.ddl.AlterAction.DropDefault;
import io.omsflink.catalog.ddl.AlterAction.DropForeignKey;
import io.omsflink.catalog.ddl.AlterAction.DropKey;
import io.omsflink.catalog.ddl.AlterAction.Ignored;
import io.omsflink.catalog.ddl.AlterAction.KeyVisibility;
import io.omsflink.catalog.ddl.AlterAction.RenameColumn;
import io.omsflink.catalog.ddl.AlterAction.RenameKey;
import io.omsflink.catalog.ddl.AlterAction.RenameTo;
import io.omsflink.catalog.ddl.AlterAction.SetDefault;
import io.omsflink.catalog.ddl.AlterAction.SetOptions;
import io.omsflink.catalog.ddl.AlterAction.Tablespace;
import io.omsflink.catalog.ddl.ColumnPlace.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** The clauses of {@code CREATE TABLE} and {@code ALTER TABLE} out of a parse tree. */
final class AlterReader {
    private final Identifiers identifiers;
    private final KeyReader keys;
    private final List<AlterAction> actions = new ArrayList<>();

    AlterReader(Identifiers identifiers) {
        this.identifiers = identifiers;
        this.keys = new KeyReader(identifiers);
    }

    List<AlterAction> actions() {
        return actions;
    }

    /** A clause of {@code CREATE TABLE}. */
    void definition(CreateDefinitionContext tree) {
        if (tree instanceof ColumnDeclarationContext column) {
            addColumn(tree.getChild(0), column.columnDefinition(), ColumnPlace.UNSAID);
        } else if (tree instanceof IndexDeclarationContext index) {
            index(index.indexColumnDefinition());
        } else if (tree instanceof ConstraintDeclarationContext constraint) {
            constraint(constraint.tableConstraint(), !Trees.hasWord(tree, "not"));
        }
    }

    private void addColumn(
            org.antlr.v4.runtime.tree.ParseTree name,
            ColumnDefinitionContext definition,
            ColumnPlace place) {
        ColumnReader column = new ColumnReader(Identifiers.name(name), definition);
        actions.add(new AddColumn(column.column(), place));
        actions.addAll(column.more());
    }

    private void index(IndexColumnDefinitionContext tree) {
        UidContext name = Trees.child(tree, UidContext.class).orElse(null);
        actions.add(new AddKey(KeyReader.key(kind(tree), name, tree)));
    }

    /** Of a key without a constraint's name. */
    private static KeyDefinition.Kind kind(ParserRuleContext tree) {
        List<String> words = Trees.words(tree);
        if (words.contains("fulltext")) {
            return KeyDefinition.Kind.FULLTEXT;
        }
        if (words.contains("spatial")) {
            return KeyDefinition.Kind.SPATIAL;
        }
        return words.contains("unique") ? KeyDefinition.Kind.UNIQUE : KeyDefinition.Kind.PLAIN;
    }

    private void constraint(TableConstraintContext tree, boolean enforced) {
        if (tree instanceof PrimaryKeyTableConstraintContext) {
            actions.add(new AddKey(KeyReader.key(KeyDefinition.Kind.PRIMARY, null, tree)));
        } else if (tree instanceof UniqueKeyTableConstraintContext key) {
            unique(key.index == null ? key.name : key.index, tree);
        } else if (tree instanceof ForeignKeyTableConstraintContext key) {
            actions.add(new AddForeignKey(keys.foreignKey(key.name, key.index, tree)));
        } else if (tree instanceof CheckTableConstraintContext check) {
            check(check.name, check.expression(), enforced);
        } else {
            throw DdlParser.unsupported(tree);
        }
    }

    private void unique(UidContext name, ParserRuleContext tree) {
        actions.add(new AddKey(KeyReader.key(KeyDefinition.Kind.UNIQUE, name, tree)));
    }

    private void check(UidContext name, ExpressionContext expression, boolean enforced) {
        if (expression != null) {
            actions.add(
                    new AddCheck(
                            name == null ? "" : Identifiers.name(name),
                            Trees.text(expression),
                            enforced));
        }
    }

    /** A clause of {@code ALTER TABLE}. */
    void clause(AlterSpecificationContext tree) {
        if (!column(tree) && !key(tree) && !table(tree)) {
            throw DdlParser.unsupported(tree);
        }
    }

    private boolean column(AlterSpecificationContext tree) {
        if (tree instanceof AlterByAddColumnContext add) {
            addColumn(add.uid(0), add.columnDefinition(), place(tree, add.uid(), 1));
        } else if (tree instanceof AlterByAddColumnsContext add) {
            for (int i = 0; i < add.uid().size(); i++) {
                addColumn(add.uid(i), add.columnDefinition(i), ColumnPlace.UNSAID);
            }
        } else if (tree instanceof AlterByAddDefinitionsContext add) {
            add.createDefinition().forEach(this::definition);
        } else if (tree instanceof AlterByModifyColumnContext modify) {
            changeColumn(
                    modify.uid(0),
                    modify.uid(0),
                    modify.columnDefinition(),
                    place(tree, modify.uid(), 1));
        } else if (tree instanceof AlterByChangeColumnContext change) {
            changeColumn(
                    change.oldColumn,
                    change.newColumn,
                    change.columnDefinition(),
                    place(tree, change.uid(), 2));
        } else if (tree instanceof AlterByRenameColumnContext rename) {
            actions.add(
                    new RenameColumn(
                            Identifiers.name(rename.oldColumn),
                            Identifiers.name(rename.newColumn)));
        } else if (tree instanceof AlterByDropColumnContext drop) {
            actions.add(new DropColumn(Identifiers.name(drop.uid())));
        } else {
            return columnDefault(tree);
        }
        return true;
    }

    private void changeColumn(
            UidContext name, UidContext newName, ColumnDefinitionContext tree, ColumnPlace place) {
        ColumnReader column = new ColumnReader(Identifiers.name(newName), tree);
        actions.add(new ChangeColumn(Identifiers.name(name), column.column(), place));
        actions.addAll(column.more());
    }

    private static ColumnPlace place(
            AlterSpecificationContext tree, List<UidContext> names, int index) {
        if (Trees.hasWord(tree, "first")) {
            return ColumnPlace.FIRST;
        }
        return names.size() > index
                ? new ColumnPlace(Kind.AFTER, Identifiers.name(names.get(index)))
                : ColumnPlace.UNSAID;
    }

    private boolean columnDefault(AlterSpecificationContext tree) {
        if (tree instanceof AlterByChangeDefaultContext change) {
            String column = Identifiers.name(change.uid());
            actions.add(
                    change.defaultValue() == null
                            ? new DropDefault(column)
                            : new SetDefault(column, DefaultReader.read(change.defaultValue())));
        } else if (tree instanceof AlterByAlterColumnDefaultContext change) {
            alterColumn(change);
        } else {
            return false;
        }
        return true;
    }

    private void alterColumn(AlterByAlterColumnDefaultContext tree) {
        String column = Identifiers.name(tree.uid());
        if (Trees.hasWord(tree, "drop")) {
            actions.add(new DropDefault(column));
        } else if (tree.expression() != null) {
            actions.add(
                    new SetDefault(
                            column,
                            new DefaultDefinition(
                                    DefaultDefinition.Kind.EXPRESSION,
                                    Trees.text(tree.expression()))));
        } else if (tree.stringLiteral() != null) {
            actions.add(
                    new SetDefault(
                            column,
                            new DefaultDefinition(
                                    DefaultDefinition.Kind.TEXT,
                                    DefaultReader.text(tree.stringLiteral()))));
        } else {
            actions.add(new ColumnVisibility(column, Trees.hasWord(tree, "visible")));
        }
    }

    private boolean key(AlterSpecificationContext tree) {
        if (tree instanceof AlterByAddIndexContext add) {
            actions.add(new AddKey(KeyReader.key(KeyDefinition.Kind.PLAIN, add.uid(), tree)));
        } else if (tree instanceof AlterByAddSpecialIndexContext add) {
            actions.add(new AddKey(KeyReader.key(kind(tree), add.uid(), tree)));
        } else if (tree instanceof AlterByAddPrimaryKeyContext) {
            actions.add(new AddKey(KeyReader.key(KeyDefinition.Kind.PRIMARY, null, tree)));
        } else if (tree instanceof AlterByAddUniqueKeyContext add) {
            unique(add.indexName == null ? add.name : add.indexName, tree);
        } else if (tree instanceof AlterByDropPrimaryKeyContext) {
            actions.add(new DropKey("PRIMARY"));
        } else if (tree instanceof AlterByDropIndexContext drop) {
            actions.add(new DropKey(Identifiers.name(drop.uid())));
        } else if (tree instanceof AlterByRenameIndexContext rename) {
            actions.add(
                    new RenameKey(
                            Identifiers.name(rename.uid(0)), Identifiers.name(rename.uid(1))));
        } else if (tree instanceof AlterByAlterIndexVisibilityContext change) {
            actions.add(
                    new KeyVisibility(
                            Identifiers.name(change.uid()), Trees.hasWord(tree, "visible")));
        } else {
            return constraint(tree);
        }
        return true;
    }

    private boolean constraint(AlterSpecificationContext tree) {
        if (tree instanceof AlterByAddForeignKeyContext add) {
            actions.add(new AddForeignKey(keys.foreignKey(add.name, add.indexName, tree)));
        } else if (tree instanceof AlterByDropForeignKeyContext drop) {
            actions.add(new DropForeignKey(Identifiers.name(drop.uid())));
        } else if (tree instanceof AlterByAddCheckTableConstraintContext add) {
            check(add.name, add.expression(), !Trees.hasWord(tree, "not"));
        } else if (tree instanceof AlterByDropConstraintCheckContext drop) {
            actions.add(new DropConstraint(Identifiers.name(drop.uid())));
        } else if (tree instanceof AlterByAlterCheckTableConstraintContext) {
            actions.add(new Ignored(Trees.text(tree)));
        } else {
            return false;
        }
        return true;
    }

    private boolean table(AlterSpecificationContext tree) {
        if (tree instanceof AlterByTableOptionContext change) {
            actions.add(new SetOptions(OptionReader.read(change.tableOption())));
        } else if (tree instanceof AlterByDefaultCharsetContext) {
            actions.add(
                    new SetOptions(
                            new TableOptions(
                                    "",
                                    Trees.charset(tree),
                                    Trees.collation(tree),
                                    Optional.empty())));
        } else if (tree instanceof AlterByConvertCharsetContext) {
            actions.add(new ConvertCharset(Trees.charset(tree), Trees.collation(tree)));
        } else if (tree instanceof AlterByRenameContext rename) {
            actions.add(
                    new RenameTo(
                            identifiers.table(
                                    rename.fullId() == null ? rename.uid() : rename.fullId())));
        } else if (tree instanceof AlterPartitionContext partition) {
            actions.add(PartitionReader.read(partition.alterPartitionSpecification()));
        } else if (tree instanceof AlterByDiscardTablespaceContext
                || tree instanceof AlterByImportTablespaceContext) {
            actions.add(new Tablespace(Trees.text(tree)));
        } else {
            return withoutEffect(tree);
        }
        return true;
    }

    private boolean withoutEffect(AlterSpecificationContext tree) {
        boolean none =
                tree instanceof AlterBySetAlgorithmContext
                        || tree instanceof AlterByLockContext
                        || tree instanceof AlterByForceContext
                        || tree instanceof AlterByValidateContext
                        || tree instanceof AlterByOrderContext
                        || tree instanceof AlterByDisableKeysContext
                        || tree instanceof AlterByEnableKeysContext;
        if (none) {
            actions.add(new Ignored(Trees.text(tree)));
        }
        return none;
    }
}
