package io.omsflink.catalog.ddl;

import io.omsflink.catalog.SqlText;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;

/** Names out of a parse tree, without their quotes. */
final class Identifiers {
    private final String database;

    /**
     * @param database where names without a database belong
     */
    Identifiers(String database) {
        this.database = database;
    }

    /** The last part of a name. */
    static String name(ParseTree tree) {
        List<String> parts = parts(tree.getText());
        return parts.get(parts.size() - 1);
    }

    TableId table(ParseTree tree) {
        List<String> parts = parts(tree.getText());
        return parts.size() == 1
                ? new TableId(database, parts.get(0))
                : new TableId(parts.get(0), parts.get(1));
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = isQuote(text.charAt(at)) ? SqlText.endOfLiteral(text, at) : dot(text, at);
            String part = text.substring(at, end);
            parts.add(isQuote(part.charAt(0)) ? SqlText.unquote(part) : part);
            at = end + 1;
        }
        return parts;
    }

    private static int dot(String text, int from) {
        int dot = text.indexOf('.', from);
        return dot < 0 ? text.length() : dot;
    }

    private static boolean isQuote(char c) {
        return c == '`' || c == '"' || c == '\'';
    }
}
