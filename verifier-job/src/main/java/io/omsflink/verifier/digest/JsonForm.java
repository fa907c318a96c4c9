package io.omsflink.verifier.digest;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * One JSON text, written in one way: no blanks, members by the bytes of their names and of two with
 * one name the last, strings unescaped but for what separates them, numbers by their value. For
 * servers that print the same document differently; where both sides print alike, the text itself
 * is compared, which also tells 1 from 1.0.
 *
 * <p>A string is written as its length, a colon and its bytes, so nothing in it can end it.
 */
final class JsonForm {
    private final byte[] in;
    private int at;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();

    JsonForm(byte[] in) {
        this.in = in;
    }

    /** The canonical bytes; those of a text that is no JSON are the text itself behind a mark. */
    byte[] canonical() {
        try {
            value();
            blanks();
            return at == in.length ? out.toByteArray() : unreadable();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return unreadable();
        }
    }

    private byte[] unreadable() {
        byte[] marked = new byte[in.length + 1];
        marked[0] = '?';
        System.arraycopy(in, 0, marked, 1, in.length);
        return marked;
    }

    private void value() {
        blanks();
        switch (in[at]) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> number();
        }
    }

    private void object() {
        TreeMap<byte[], byte[]> members = new TreeMap<>(Arrays::compareUnsigned);
        at++;
        for (blanks(); in[at] != '}'; blanks()) {
            byte[] name = aside(this::string);
            blanks();
            expect(':');
            members.put(name, aside(this::value));
            blanks();
            comma('}');
        }
        at++;
        out.write('{');
        members.forEach(
                (name, value) -> {
                    out.writeBytes(name);
                    out.writeBytes(value);
                });
        out.write('}');
    }

    private void array() {
        at++;
        out.write('[');
        for (blanks(); in[at] != ']'; blanks()) {
            value();
            out.write(',');
            blanks();
            comma(']');
        }
        at++;
        out.write(']');
    }

    /** Steps over the comma before the next member or element. */
    private void comma(char end) {
        if (in[at] != end) {
            expect(',');
        }
    }

    private void expect(char wanted) {
        if (in[at++] != wanted) {
            throw new NumberFormatException("no " + wanted);
        }
    }

    private byte[] aside(Runnable part) {
        ByteArrayOutputStream outer = out;
        out = new ByteArrayOutputStream();
        part.run();
        byte[] written = out.toByteArray();
        out = outer;
        return written;
    }

    private void string() {
        expect('"');
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (in[at] != '"') {
            if (in[at] == '\\') {
                text.writeBytes(escape());
            } else {
                text.write(in[at++]);
            }
        }
        at++;
        out.writeBytes((text.size() + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(text.toByteArray());
    }

    private byte[] escape() {
        char kind = (char) in[at + 1];
        at += 2;
        return switch (kind) {
            case 'n' -> new byte[] {'\n'};
            case 't' -> new byte[] {'\t'};
            case 'r' -> new byte[] {'\r'};
            case 'b' -> new byte[] {'\b'};
            case 'f' -> new byte[] {'\f'};
            case 'u' -> unicode();
            default -> new byte[] {(byte) kind};
        };
    }

    /** One escaped character, which may be two surrogates. */
    private byte[] unicode() {
        StringBuilder text = new StringBuilder().append(codeUnit());
        if (Character.isHighSurrogate(text.charAt(0)) && in[at] == '\\' && in[at + 1] == 'u') {
            at += 2;
            text.append(codeUnit());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private char codeUnit() {
        String digits = new String(in, at, 4, StandardCharsets.US_ASCII);
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private void word() {
        while (at < in.length && in[at] >= 'a' && in[at] <= 'z') {
            out.write(in[at++]);
        }
    }

    private void number() {
        int from = at;
        while (at < in.length && "+-.eE0123456789".indexOf(in[at]) >= 0) {
            at++;
        }
        String text = new String(in, from, at - from, StandardCharsets.US_ASCII);
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        // BigDecimal knows no negative zero.
        String sign = number.signum() == 0 && text.startsWith("-") ? "-" : "";
        String canonical = sign + number.unscaledValue() + "e" + -number.scale();
        out.writeBytes(canonical.getBytes(StandardCharsets.US_ASCII));
    }

    private void blanks() {
        while (at < in.length
                && (in[at] == ' ' || in[at] == '\n' || in[at] == '\t' || in[at] == '\r')) {
            at++;
        }
    }
}
