package io.omsflink.jobs.source;

import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement in the log does, as far as the reader has to know: transaction control, or which
 * tables and databases it changes. Reads words and names only; it does not understand column lists.
 *
 * @param tables the tables that it changes; empty for kinds that change none
 * @param name the database or savepoint that it names, else empty text
 */
record LogStatement(Kind kind, List<TableId> tables, String name) {

    /** Kinds of statements. */
    enum Kind {
        BEGIN,
        COMMIT,
        ROLLBACK,
        SAVEPOINT,
        ROLLBACK_TO,
        XA,
        /** Changes the tables in {@link #tables()}. */
        TABLE_DDL,
        /** Drops the database {@link #name()}. */
        DATABASE_DDL,
        /**
         * Changes rows that the log does not hold, because a session logs statements; maybe of the
         * tables in {@link #tables()}.
         */
        DATA,
        /** Anything that changes no table: users, views, routines, statistics. */
        OTHER
    }

    private static final Set<String> NOISE =
            Set.of(
                    "temporary",
                    "unique",
                    "fulltext",
                    "spatial",
                    "online",
                    "offline",
                    "ignore",
                    "low_priority");

    private static final int SHOWN = 500;

    /** A statement's text for messages. */
    static String shortened(String sql) {
        return sql.length() > SHOWN ? sql.substring(0, SHOWN) + " .." : sql;
    }

    static LogStatement parse(String sql, String currentDatabase) {
        return new Parser(new SqlWords(sql), currentDatabase).statement();
    }

    private static LogStatement of(Kind kind) {
        return new LogStatement(kind, List.of(), "");
    }

    /** Walks the words of one statement. */
    private static final class Parser {
        private final SqlWords words;
        private final String currentDatabase;
        private boolean temporary;

        Parser(SqlWords words, String currentDatabase) {
            this.words = words;
            this.currentDatabase = currentDatabase;
        }

        LogStatement statement() {
            String first = words.next().toLowerCase(Locale.ROOT);
            return switch (first) {
                case "begin" -> of(Kind.BEGIN);
                case "commit" -> of(Kind.COMMIT);
                case "savepoint" -> new LogStatement(Kind.SAVEPOINT, List.of(), words.name());
                case "rollback" -> rollback();
                case "xa" -> of(Kind.XA);
                case "create", "drop", "alter" -> definition(first);
                case "rename" ->
                        words.skip("table") || words.skip("tables") ? rename() : of(Kind.OTHER);
                case "truncate" -> truncate();
                case "insert", "replace", "update", "delete", "load", "with" -> data(first);
                default -> of(Kind.OTHER);
            };
        }

        private LogStatement rollback() {
            words.skip("work");
            if (!words.skip("to")) {
                return of(Kind.ROLLBACK);
            }
            words.skip("savepoint");
            return new LogStatement(Kind.ROLLBACK_TO, List.of(), words.name());
        }

        private LogStatement data(String verb) {
            return new LogStatement(
                    Kind.DATA,
                    ChangedNames.of(verb, words).stream().map(this::qualify).toList(),
                    "");
        }

        private LogStatement definition(String verb) {
            String object = object();
            return switch (object) {
                case "table", "tables" -> temporary ? of(Kind.OTHER) : tables(verb);
                case "index" -> index();
                case "database", "schema" -> database(verb);
                default -> of(Kind.OTHER);
            };
        }

        private String object() {
            String word = words.next().toLowerCase(Locale.ROOT);
            while (NOISE.contains(word)) {
                temporary |= word.equals("temporary");
                word = words.next().toLowerCase(Locale.ROOT);
            }
            return word;
        }

        private LogStatement tables(String verb) {
            skipIfExists();
            List<TableId> names = new ArrayList<>();
            do {
                names.add(name());
            } while (verb.equals("drop") && words.skip(","));
            if (verb.equals("alter")) {
                words.findRenameTarget().ifPresent(target -> names.add(qualify(target)));
            }
            return new LogStatement(Kind.TABLE_DDL, names, "");
        }

        private LogStatement rename() {
            List<TableId> names = new ArrayList<>();
            do {
                names.add(name());
                words.skip("to");
                names.add(name());
            } while (words.skip(","));
            return new LogStatement(Kind.TABLE_DDL, names, "");
        }

        private LogStatement truncate() {
            words.skip("table");
            return new LogStatement(Kind.TABLE_DDL, List.of(name()), "");
        }

        private LogStatement index() {
            while (!words.atEnd()) {
                if (words.skip("on")) {
                    return new LogStatement(Kind.TABLE_DDL, List.of(name()), "");
                }
                words.next();
            }
            return of(Kind.OTHER);
        }

        private LogStatement database(String verb) {
            if (verb.equals("create")) {
                return of(Kind.OTHER);
            }
            skipIfExists();
            String name = words.atEnd() ? currentDatabase : words.name();
            return verb.equals("drop")
                    ? new LogStatement(Kind.DATABASE_DDL, List.of(), name)
                    : of(Kind.OTHER);
        }

        private void skipIfExists() {
            if (words.skip("if")) {
                words.skip("not");
                words.skip("exists");
            }
        }

        private TableId name() {
            return qualify(words.qualifiedName());
        }

        private TableId qualify(List<String> parts) {
            return parts.size() == 1
                    ? new TableId(currentDatabase, parts.get(0))
                    : new TableId(parts.get(0), parts.get(1));
        }
    }
}
