package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser.AutoIncrementColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CheckColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CollateColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ColumnDefinitionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CommentColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CurrentTimestampContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DefaultColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DefaultValueContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ExpressionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.GeneratedColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.InvisibilityColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.NullColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.PrimaryKeyColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.SerialDefaultColumnConstraintContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.StringLiteralContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.UniqueKeyColumnConstraintContext;
import io.omsflink.catalog.IndexSchema.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One column definition out of a parse tree, with the keys and checks that it makes. */
final class ColumnReader {
    private final String name;
    private final List<AlterAction> more = new ArrayList<>();
    private TypeDefinition type;
    private Optional<Boolean> nullable = Optional.empty();
    private Optional<DefaultDefinition> defaultValue = Optional.empty();
    private Optional<Integer> onUpdate = Optional.empty();
    private boolean autoIncrement;
    private String generation = "";
    private boolean stored;
    private boolean visible = true;
    private String comment = "";

    ColumnReader(String name, ColumnDefinitionContext tree) {
        this.name = name;
        this.type = TypeReader.read(tree.dataType());
        if (type.name().equals("serial")) {
            serial();
        }
        Trees.children(tree, ColumnConstraintContext.class).forEach(this::attribute);
    }

    ColumnDefinition column() {
        return new ColumnDefinition(
                name,
                type,
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                generation,
                stored,
                visible,
                comment);
    }

    /** Keys and checks, in the order of the text. */
    List<AlterAction> more() {
        return more;
    }

    private void attribute(ColumnConstraintContext tree) {
        if (tree instanceof NullColumnConstraintContext clause) {
            nullable = Optional.of(!Trees.hasWord(clause.nullNotnull(), "not"));
        } else if (tree instanceof DefaultColumnConstraintContext clause) {
            defaultValue(clause.defaultValue());
        } else if (tree instanceof AutoIncrementColumnConstraintContext clause) {
            autoIncrementOrUpdate(clause);
        } else if (tree instanceof CommentColumnConstraintContext) {
            comment = Trees.string(tree).orElse("");
        } else if (tree instanceof CollateColumnConstraintContext) {
            type = type.withCollation(Trees.collation(tree));
        } else if (tree instanceof GeneratedColumnConstraintContext) {
            generation = expression(tree);
            stored = Trees.hasWord(tree, "stored");
        } else if (tree instanceof InvisibilityColumnConstraintContext) {
            visible = false;
        } else {
            keyOrCheck(tree);
        }
    }

    private void keyOrCheck(ColumnConstraintContext tree) {
        if (tree instanceof PrimaryKeyColumnConstraintContext) {
            key(KeyDefinition.Kind.PRIMARY);
        } else if (tree instanceof UniqueKeyColumnConstraintContext) {
            key(KeyDefinition.Kind.UNIQUE);
        } else if (tree instanceof SerialDefaultColumnConstraintContext) {
            serial();
        } else if (tree instanceof CheckColumnConstraintContext clause) {
            String check = clause.name == null ? "" : Identifiers.name(clause.name);
            more.add(new AlterAction.AddCheck(check, expression(tree), true));
        }
        // A column's own REFERENCES means nothing to the server, nor do COLUMN_FORMAT and STORAGE
        // to InnoDB.
    }

    private void defaultValue(DefaultValueContext tree) {
        defaultValue = Optional.of(DefaultReader.read(tree));
        Trees.child(tree, CurrentTimestampContext.class)
                .filter(first -> tree.currentTimestamp().size() > 1)
                .ifPresent(
                        first ->
                                onUpdate =
                                        Optional.of(
                                                DefaultReader.fraction(
                                                        tree.currentTimestamp().get(1))));
        // The grammar takes COLLATE behind a default for part of the literal.
        Trees.all(tree, StringLiteralContext.class).stream()
                .map(Trees::collation)
                .filter(collation -> !collation.isEmpty())
                .findFirst()
                .ifPresent(collation -> type = type.withCollation(collation));
    }

    private void autoIncrementOrUpdate(AutoIncrementColumnConstraintContext tree) {
        if (tree.currentTimestamp() == null) {
            autoIncrement = true;
        } else {
            onUpdate = Optional.of(DefaultReader.fraction(tree.currentTimestamp()));
        }
    }

    private void serial() {
        nullable = Optional.of(false);
        autoIncrement = true;
        key(KeyDefinition.Kind.UNIQUE);
    }

    private void key(KeyDefinition.Kind kind) {
        more.add(
                new AlterAction.AddKey(
                        new KeyDefinition(
                                kind, "", List.of(new Part(name, 0, false, "")), "", true)));
    }

    private static String expression(ColumnConstraintContext tree) {
        return Trees.text(Trees.child(tree, ExpressionContext.class).orElseThrow());
    }
}
