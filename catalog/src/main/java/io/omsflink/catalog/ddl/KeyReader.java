package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser.ExpressionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IndexColumnNameContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IndexColumnNamesContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IndexOptionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ReferenceActionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ReferenceControlTypeContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ReferenceDefinitionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.UidContext;
import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.IndexSchema.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Keys out of a parse tree. */
final class KeyReader {
    private final Identifiers identifiers;

    KeyReader(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /**
     * @param tree with the columns and options of the key directly below
     * @param name null when the statement gives none
     */
    static KeyDefinition key(KeyDefinition.Kind kind, ParseTree name, ParserRuleContext tree) {
        List<IndexOptionContext> options = Trees.children(tree, IndexOptionContext.class).toList();
        return new KeyDefinition(
                kind,
                name == null ? "" : Identifiers.name(name),
                parts(Trees.child(tree, IndexColumnNamesContext.class).orElseThrow()),
                options.stream()
                        .filter(option -> Trees.hasWord(option, "comment"))
                        .flatMap(option -> Trees.string(option).stream())
                        .findFirst()
                        .orElse(""),
                options.stream().noneMatch(option -> Trees.hasWord(option, "invisible")));
    }

    static List<Part> parts(IndexColumnNamesContext tree) {
        return Trees.children(tree, IndexColumnNameContext.class).map(KeyReader::part).toList();
    }

    private static Part part(IndexColumnNameContext tree) {
        boolean descending = Trees.hasWord(tree, "desc");
        Optional<ExpressionContext> expression = Trees.child(tree, ExpressionContext.class);
        if (expression.isPresent()) {
            String text = Trees.text(expression.get());
            return new Part("", 0, descending, text.substring(1, text.length() - 1).strip());
        }
        int prefix =
                tree.decimalLiteral() == null
                        ? 0
                        : Integer.parseInt(tree.decimalLiteral().getText());
        return new Part(Identifiers.name(tree.getChild(0)), prefix, descending, "");
    }

    /**
     * @param name null when the statement gives none
     * @param index null when the statement gives none
     */
    ForeignKeyDefinition foreignKey(UidContext name, UidContext index, ParserRuleContext tree) {
        ReferenceDefinitionContext reference =
                Trees.child(tree, ReferenceDefinitionContext.class).orElseThrow();
        Optional<ReferenceActionContext> actions =
                Trees.child(reference, ReferenceActionContext.class);
        return new ForeignKeyDefinition(
                name == null ? "" : Identifiers.name(name),
                index == null ? "" : Identifiers.name(index),
                columns(tree),
                identifiers.table(reference.tableName()),
                columns(reference),
                rule(actions.map(a -> a.onDelete)),
                rule(actions.map(a -> a.onUpdate)));
    }

    private static List<String> columns(ParserRuleContext tree) {
        return Trees.child(tree, IndexColumnNamesContext.class).stream()
                .flatMap(names -> parts(names).stream().map(Part::column))
                .toList();
    }

    private static Rule rule(Optional<ReferenceControlTypeContext> tree) {
        return tree.map(
                        t ->
                                Trees.children(t)
                                        .map(ParseTree::getText)
                                        .collect(Collectors.joining("_"))
                                        .toUpperCase(Locale.ROOT))
                .map(Rule::valueOf)
                .orElse(Rule.NO_ACTION);
    }
}
