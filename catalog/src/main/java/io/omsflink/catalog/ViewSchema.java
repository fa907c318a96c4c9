package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A view as {@code SHOW CREATE VIEW} prints it in a session without a current database, so that
 * every table is named with its database.
 *
 * @param algorithm {@code UNDEFINED}, {@code MERGE} or {@code TEMPTABLE}
 * @param definer quoted account, e.g. {@code `app`@`%`}
 * @param security {@code DEFINER} or {@code INVOKER}
 * @param text what follows the name: a column list if there is one, {@code AS}, the query, {@code
 *     WITH CHECK OPTION}
 */
public record ViewSchema(TableId id, String algorithm, String definer, String security, String text)
        implements Serializable {

    /**
     * @param statement e.g. {@code CREATE ALGORITHM=UNDEFINED DEFINER=`a`@`%` SQL SECURITY DEFINER
     *     VIEW `d`.`v` AS select ...}
     */
    static ViewSchema parse(TableId id, String statement) {
        int view = SqlText.indexOf(statement, " VIEW ", 0);
        String head = view < 0 ? "" : statement.substring(0, view);
        int name = view + " VIEW ".length();
        if (view < 0 || statement.charAt(name) != '`') {
            throw new IllegalArgumentException("no view in " + statement);
        }
        int end = SqlText.endOfLiteral(statement, name);
        if (end < statement.length() && statement.charAt(end) == '.') {
            end = SqlText.endOfLiteral(statement, end + 1);
        }
        return new ViewSchema(
                id,
                word(head, "ALGORITHM=", "UNDEFINED"),
                definer(head),
                word(head, "SQL SECURITY ", "DEFINER"),
                statement.substring(end).strip());
    }

    private static String word(String head, String before, String otherwise) {
        int at = SqlText.indexOf(head, before, 0);
        return at < 0
                ? otherwise
                : head.substring(at + before.length()).split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static String definer(String head) {
        int at = SqlText.indexOf(head, "DEFINER=`", 0) + "DEFINER=".length();
        if (at < "DEFINER=".length()) {
            return "";
        }
        int end = SqlText.endOfLiteral(head, at);
        return end < head.length() && head.charAt(end) == '@'
                ? head.substring(at, SqlText.endOfLiteral(head, end + 1))
                : head.substring(at, end);
    }

    /** The same view, and what it reads from, under other names. */
    public ViewSchema renamed(Map<TableId, TableId> names) {
        Map<String, String> quoted = new HashMap<>();
        names.forEach((from, to) -> quoted.put(Names.quote(from), Names.quote(to)));
        return new ViewSchema(
                names.getOrDefault(id, id),
                algorithm,
                definer,
                security,
                SqlText.replaceOutsideLiterals(text, quoted));
    }

    /** Whether the query reads from this table or view. */
    public boolean reads(TableId other) {
        return SqlText.indexOutsideLiterals(text, Names.quote(other)) >= 0;
    }
}
