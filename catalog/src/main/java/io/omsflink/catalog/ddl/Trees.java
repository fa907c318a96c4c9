package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.omsflink.catalog.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Finds its way in a parse tree. */
final class Trees {
    private Trees() {}

    static Stream<ParseTree> children(ParseTree tree) {
        return Stream.iterate(0, i -> i < tree.getChildCount(), i -> i + 1).map(tree::getChild);
    }

    /** The direct children of this kind. */
    static <T> Stream<T> children(ParseTree tree, Class<T> kind) {
        return children(tree).filter(kind::isInstance).map(kind::cast);
    }

    static <T> Optional<T> child(ParseTree tree, Class<T> kind) {
        return children(tree, kind).findFirst();
    }

    /** All nodes of this kind in the order of the text, those inside of such ones left out. */
    static <T> List<T> all(ParseTree tree, Class<T> kind) {
        List<T> found = new ArrayList<>();
        collect(tree, kind, found);
        return found;
    }

    private static <T> void collect(ParseTree tree, Class<T> kind, List<T> found) {
        if (kind.isInstance(tree)) {
            found.add(kind.cast(tree));
        } else {
            children(tree).forEach(child -> collect(child, kind, found));
        }
    }

    /** The direct keywords and signs, in lower case. */
    static List<String> words(ParseTree tree) {
        return children(tree, TerminalNode.class)
                .map(node -> node.getText().toLowerCase(Locale.ROOT))
                .toList();
    }

    static boolean hasWord(ParseTree tree, String word) {
        return words(tree).contains(word);
    }

    /** The text as written. */
    static String text(ParserRuleContext tree) {
        return tree.getStart()
                .getInputStream()
                .getText(
                        Interval.of(
                                tree.getStart().getStartIndex(), tree.getStop().getStopIndex()));
    }

    /** The first direct string, decoded. */
    static Optional<String> string(ParseTree tree) {
        return children(tree, TerminalNode.class)
                .map(TerminalNode::getText)
                .filter(text -> text.startsWith("'") || text.startsWith("\""))
                .findFirst()
                .map(SqlText::unquote);
    }

    /** Name of a charset or collation in lower case. */
    static String lowerName(ParseTree tree) {
        return Identifiers.name(tree).toLowerCase(Locale.ROOT);
    }

    /** The collation that is named directly below, empty text for none. */
    static String collation(ParseTree tree) {
        return child(tree, MySqlParser.CollationNameContext.class).map(Trees::lowerName).orElse("");
    }

    /** The charset that is named directly below, empty text for none. */
    static String charset(ParseTree tree) {
        return child(tree, MySqlParser.CharsetNameContext.class).map(Trees::lowerName).orElse("");
    }
}
