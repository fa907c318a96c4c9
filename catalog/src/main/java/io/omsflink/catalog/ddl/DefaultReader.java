package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ConstantContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CurrentTimestampContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DefaultValueContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.StringLiteralContext;
import io.omsflink.catalog.SqlText;
import io.omsflink.catalog.ddl.DefaultDefinition.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Defaults out of a parse tree. */
final class DefaultReader {
    private DefaultReader() {}

    static DefaultDefinition read(DefaultValueContext tree) {
        Optional<ConstantContext> constant = Trees.child(tree, ConstantContext.class);
        if (constant.isPresent()) {
            boolean minus = tree.getText().startsWith("-");
            return constant(constant.get(), minus);
        }
        Optional<CurrentTimestampContext> now = Trees.child(tree, CurrentTimestampContext.class);
        if (now.isPresent()) {
            return new DefaultDefinition(Kind.NOW, String.valueOf(fraction(now.get())));
        }
        return Trees.words(tree).equals(List.of("null"))
                ? new DefaultDefinition(Kind.NULL, "")
                : new DefaultDefinition(Kind.EXPRESSION, inner(Trees.text(tree)));
    }

    private static String inner(String text) {
        return text.startsWith("(") ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** The digits of {@code CURRENT_TIMESTAMP(digits)}. */
    static int fraction(CurrentTimestampContext tree) {
        return Trees.all(tree, MySqlParser.DecimalLiteralContext.class).stream()
                .map(number -> Integer.valueOf(number.getText()))
                .findFirst()
                .orElse(0);
    }

    static DefaultDefinition constant(ConstantContext tree, boolean minus) {
        Optional<StringLiteralContext> string = Trees.child(tree, StringLiteralContext.class);
        if (string.isPresent()) {
            return new DefaultDefinition(Kind.TEXT, text(string.get()));
        }
        return plain(tree.getText().toLowerCase(Locale.ROOT), minus);
    }

    private static DefaultDefinition plain(String text, boolean minus) {
        if (text.equals("null")) {
            return new DefaultDefinition(Kind.NULL, "");
        }
        if (text.startsWith("b'")) {
            return new DefaultDefinition(Kind.BITS, text.substring(2, text.length() - 1));
        }
        if (text.startsWith("0b")) {
            return new DefaultDefinition(Kind.BITS, text.substring(2));
        }
        if (text.startsWith("x'")) {
            return new DefaultDefinition(Kind.HEX, text.substring(2, text.length() - 1));
        }
        if (text.startsWith("0x")) {
            return new DefaultDefinition(Kind.HEX, text.substring(2));
        }
        return new DefaultDefinition(Kind.NUMBER, number(text, minus));
    }

    private static String number(String text, boolean minus) {
        String digits = text.equals("true") ? "1" : text.equals("false") ? "0" : text;
        return minus && !digits.startsWith("-") ? "-" + digits : digits;
    }

    /** Adjacent strings are one. */
    static String text(ParserRuleContext tree) {
        return Trees.children(tree, TerminalNode.class)
                .map(TerminalNode::getText)
                .filter(text -> text.endsWith("'") || text.endsWith("\""))
                .map(text -> text.substring(start(text)))
                .map(SqlText::unquote)
                .collect(Collectors.joining());
    }

    /** Behind the N of a national string. */
    private static int start(String text) {
        return text.startsWith("N") || text.startsWith("n") ? 1 : 0;
    }
}
