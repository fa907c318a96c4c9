package io.omsflink.catalog.ddl;

import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DdlStatementContext;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/**
 * Reads statements of MySQL's grammar as far as they change databases and tables. The grammar is
 * Debezium's. Literals are read as a session with backslash escapes writes them.
 */
public final class DdlParser {
    private static final Set<String> VERBS =
            Set.of("create", "alter", "drop", "rename", "truncate");
    private static final Set<String> OBJECTS =
            Set.of("table", "tables", "index", "database", "schema");
    private static final Set<String> NOISE =
            Set.of("unique", "fulltext", "spatial", "online", "offline", "ignore");

    private DdlParser() {}

    /**
     * @param database where names without a database belong
     * @param version of the server that ran the statement, as one number, e.g. 80015
     * @throws OmsException {@link ErrorCode#SCHEMA_UNSUPPORTED} when the statement is not
     *     understood, or fills a table from a query
     */
    public static SchemaChange parse(String sql, String database, int version) {
        MySqlLexer lexer = new MySqlLexer(new UpperCase(ExecutableComments.resolve(sql, version)));
        Failure failure = new Failure(sql);
        lexer.removeErrorListeners();
        lexer.addErrorListener(failure);
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        if (!aboutTables(tokens)) {
            return new SchemaChange.NoTable();
        }
        MySqlParser parser = new MySqlParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(failure);
        List<DdlStatementContext> found = Trees.all(parser.root(), DdlStatementContext.class);
        if (found.size() != 1) {
            throw refused(sql, "it is not one statement about a table or database");
        }
        return new StatementReader(sql, database).read(found.get(0));
    }

    /** Else the grammar need not know the statement: users, routines, views. */
    private static boolean aboutTables(CommonTokenStream tokens) {
        List<String> words =
                tokens.getTokens().stream()
                        .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                        .map(token -> token.getText().toLowerCase(Locale.ROOT))
                        .filter(word -> !NOISE.contains(word))
                        .limit(2)
                        .toList();
        return words.size() == 2
                && VERBS.contains(words.get(0))
                && (words.get(0).equals("truncate") || OBJECTS.contains(words.get(1)));
    }

    static OmsException unsupported(ParserRuleContext tree) {
        return refused(Trees.text(tree), "this clause is not supported");
    }

    static OmsException refused(String sql, String reason) {
        return new OmsException(
                ErrorCode.SCHEMA_UNSUPPORTED,
                "Cannot understand the statement '%s': %s. Carry out at the target what it does."
                        .formatted(sql, reason));
    }

    /** Stops at the first error; the parser would guess otherwise. */
    private static final class Failure extends BaseErrorListener {
        private final String sql;

        Failure(String sql) {
            this.sql = sql;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException cause) {
            throw refused(
                    sql,
                    "line " + line + ", character " + (column + 1) + ": " + shortened(message));
        }

        /** The parser lists every word that might have stood there. */
        private static String shortened(String message) {
            int list = message.indexOf(" expecting {");
            return list < 0 ? message : message.substring(0, list);
        }
    }
}
