package io.omsflink.jobs.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of an SQL statement: names, keywords and single signs; comments are dropped, except
 * what {@code /*! *}{@code /} runs.
 */
final class SqlWords {

    /**
     * @param quoted whether the word stood in backticks or double quotes, so that it is never a
     *     keyword
     * @param literal whether it is a string, which is neither name nor keyword
     */
    private record Word(String text, boolean quoted, boolean literal) {}

    private final List<Word> words = new ArrayList<>();
    private final String sql;
    private int at;
    private int index;

    SqlWords(String sql) {
        this.sql = sql;
        while (at < sql.length()) {
            scan();
        }
    }

    private SqlWords(SqlWords other) {
        this.sql = other.sql;
        this.words.addAll(other.words);
        this.at = other.at;
        this.index = other.index;
    }

    /** The same words from the same place on. */
    SqlWords copy() {
        return new SqlWords(this);
    }

    private void scan() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '#' || dashComment()) {
            at = end(sql.indexOf('\n', at), 1);
        } else if (sql.startsWith("/*!", at)) {
            at += 3;
            while (at < sql.length() && Character.isDigit(sql.charAt(at))) {
                at++;
            }
        } else if (sql.startsWith("*/", at)) {
            at += 2;
        } else if (sql.startsWith("/*", at)) {
            at = end(sql.indexOf("*/", at + 2), 2);
        } else if (c == '`' || c == '"' || c == '\'') {
            quoted(c);
        } else if (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7f) {
            plain();
        } else {
            words.add(new Word(String.valueOf(c), false, false));
            at++;
        }
    }

    /**
     * The server wants a blank or any control character after the dashes, a line break or the end
     * too.
     */
    private boolean dashComment() {
        return sql.startsWith("--", at) && (at + 2 == sql.length() || sql.charAt(at + 2) <= ' ');
    }

    private int end(int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    private void quoted(char quote) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && quote != '`' && at < sql.length()) {
                text.append(sql.charAt(at++));
            } else if (c != quote) {
                text.append(c);
            } else if (at < sql.length() && sql.charAt(at) == quote) {
                text.append(sql.charAt(at++));
            } else {
                break;
            }
        }
        words.add(new Word(text.toString(), true, quote == '\''));
    }

    private void plain() {
        int start = at;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '$' && c <= 0x7f) {
                break;
            }
            at++;
        }
        words.add(new Word(sql.substring(start, at), false, false));
    }

    boolean atEnd() {
        return index >= words.size();
    }

    /** Next word, empty at the end. */
    String next() {
        return atEnd() ? "" : words.get(index++).text();
    }

    /** Takes the next word if it is this keyword or sign. */
    boolean skip(String keyword) {
        if (!atEnd() && is(words.get(index), keyword)) {
            index++;
            return true;
        }
        return false;
    }

    private static boolean is(Word word, String keyword) {
        return !word.quoted() && word.text().equalsIgnoreCase(keyword);
    }

    String name() {
        return next();
    }

    /** {@code name} or {@code database.name}. */
    List<String> qualifiedName() {
        String first = next();
        return skip(".") ? List.of(first, next()) : List.of(first);
    }

    /** Every word that is left, alone or with what stands behind its dot; strings are no names. */
    List<List<String>> possibleNames() {
        List<List<String>> names = new ArrayList<>();
        while (!atEnd()) {
            if (words.get(index).literal()) {
                index++;
            } else {
                names.add(qualifiedName());
            }
        }
        return names;
    }

    /**
     * The name after {@code RENAME [TO|AS|=]} of an ALTER TABLE; columns and indexes may be renamed
     * there too.
     */
    Optional<List<String>> findRenameTarget() {
        while (!atEnd()) {
            if (skip("rename")) {
                if (skip("column") || skip("index") || skip("key")) {
                    continue;
                }
                skipRenameWord();
                return Optional.of(qualifiedName());
            }
            index++;
        }
        return Optional.empty();
    }

    private void skipRenameWord() {
        if (!skip("to") && !skip("as")) {
            skip("=");
        }
    }
}
