package io.omsflink.project.filter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into words, by MySQL's rules with backslash escapes and without ANSI_QUOTES. */
final class FilterLexer {
    private static final Pattern NUMBER =
            Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]+");
    private static final Pattern BITS =
            Pattern.compile("0x([0-9a-fA-F]+)|0b([01]+)|[xX]'([0-9a-fA-F]*)'|[bB]'([01]*)'");
    private static final List<String> SIGNS =
            List.of(
                    "<=>", "<=", ">=", "<>", "!=", "&&", "||", "=", "<", ">", "!", "+", "-", "*",
                    "/", "%", "(", ")", ",");

    private final String text;
    private final List<FilterToken> tokens = new ArrayList<>();
    private int at;

    private FilterLexer(String text) {
        this.text = text;
    }

    /** The words, and an END. */
    static List<FilterToken> tokens(String text) {
        FilterLexer lexer = new FilterLexer(text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        lexer.add(FilterToken.Kind.END, text.length(), "");
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void next() {
        char c = text.charAt(at);
        refuseComment(c);
        if (c == '\'' || c == '"') {
            string(c);
        } else if (c == '`') {
            quotedName();
        } else if (!bits() && !number() && !name() && !sign()) {
            throw new FilterException(
                    at,
                    "the character '"
                            + c
                            + "' has no meaning in a filter here. A filter takes comparisons, AND,"
                            + " OR, NOT, IN, BETWEEN, LIKE, IS NULL, arithmetic and a few"
                            + " functions; columns stand without their table.");
        }
    }

    /** A comment could hide what the server runs from what is evaluated here. */
    private void refuseComment(char c) {
        boolean dashes =
                text.startsWith("--", at)
                        && (at + 2 == text.length() || Character.isWhitespace(text.charAt(at + 2)));
        if (c == '#' || dashes || text.startsWith("/*", at)) {
            throw new FilterException(at, "a comment begins here. Remove it.");
        }
    }

    private boolean bits() {
        Matcher bits = BITS.matcher(text).region(at, text.length());
        if (!bits.lookingAt()) {
            return false;
        }
        String hex = bits.group(1) == null ? bits.group(3) : bits.group(1);
        String binary = bits.group(2) == null ? bits.group(4) : bits.group(2);
        String digits = hex == null ? hex(binary) : hex;
        if (bits.group(3) != null && digits.length() % 2 > 0) {
            throw new FilterException(
                    at, "x'..' has an odd number of digits. Write two for each byte.");
        }
        add(FilterToken.Kind.BITS, bits.end(), digits.length() % 2 > 0 ? "0" + digits : digits);
        refuseGlued("the digits");
        return true;
    }

    private static String hex(String binary) {
        if (binary.isEmpty()) {
            return "";
        }
        String digits = new BigInteger(binary, 2).toString(16);
        return "0".repeat((binary.length() + 7) / 8 * 2 - digits.length()) + digits;
    }

    private boolean number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            return false;
        }
        add(FilterToken.Kind.NUMBER, number.end(), number.group());
        refuseGlued("the number");
        return true;
    }

    /** {@code 1a} is a name in MySQL, which nobody means. */
    private void refuseGlued(String what) {
        if (at < text.length() && NAME.matcher(text.substring(at, at + 1)).matches()) {
            throw new FilterException(
                    at,
                    "a letter or digit follows "
                            + what
                            + " directly. Put a space between, or quote"
                            + " a column's name with backticks.");
        }
    }

    private boolean name() {
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            return false;
        }
        add(FilterToken.Kind.NAME, name.end(), name.group());
        refuseQualified();
        refuseIntroducer(name.group());
        return true;
    }

    private void refuseQualified() {
        if (text.startsWith(".", at)) {
            throw new FilterException(
                    at, "a table stands before the column. Write the column alone.");
        }
    }

    private void refuseIntroducer(String name) {
        boolean literal = text.startsWith("'", at) || text.startsWith("\"", at);
        if (literal && (name.startsWith("_") || name.toUpperCase(Locale.ROOT).equals("N"))) {
            throw new FilterException(
                    at - name.length(),
                    "a literal with its own character set is not supported. Write the text alone;"
                            + " it is converted to the column's character set.");
        }
    }

    private boolean sign() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                add(FilterToken.Kind.SIGN, at + sign.length(), sign);
                return true;
            }
        }
        return false;
    }

    private void string(char quote) {
        StringBuilder value = new StringBuilder();
        int index = at + 1;
        while (index < text.length()) {
            char c = text.charAt(index);
            boolean doubled = text.startsWith("" + quote, index + 1);
            if (c == quote && !doubled) {
                add(FilterToken.Kind.TEXT, index + 1, value.toString());
                return;
            }
            if (c == '\\' && index + 1 < text.length()) {
                value.append(unescape(text.charAt(index + 1)));
            } else {
                value.append(c);
            }
            index += c == '\\' || c == quote ? 2 : 1;
        }
        throw new FilterException(at, "the text that begins here has no closing quote. Add it.");
    }

    /** {@code \%} and {@code \_} keep their backslash, for LIKE. */
    private static String unescape(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001a";
            case '%' -> "\\%";
            case '_' -> "\\_";
            default -> String.valueOf(c);
        };
    }

    private void quotedName() {
        StringBuilder name = new StringBuilder();
        for (int index = at + 1; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '`' && !text.startsWith("`", index + 1)) {
                add(FilterToken.Kind.QUOTED_NAME, index + 1, name.toString());
                refuseQualified();
                return;
            }
            name.append(c);
            index += c == '`' ? 1 : 0;
        }
        throw new FilterException(at, "the name that begins here has no closing backtick. Add it.");
    }

    private void add(FilterToken.Kind kind, int end, String value) {
        tokens.add(new FilterToken(kind, at, value));
        at = end;
    }
}
