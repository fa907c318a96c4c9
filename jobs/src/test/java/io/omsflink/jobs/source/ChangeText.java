package io.omsflink.jobs.source;

import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.element.Changes;
import io.omsflink.jobs.element.LogTransaction;
import java.nio.charset.StandardCharsets;

/**
 * Changes of tables with two columns in words: {@code +0(1,one)}, {@code ~0(1,one->uno)}, {@code
 * -0(1,uno)}; the number is the table's.
 */
final class ChangeText {
    private final byte[] in;
    private int at;

    private ChangeText(byte[] in) {
        this.in = in;
    }

    static String of(LogTransaction transaction) {
        ChangeText text = new ChangeText(transaction.changes());
        StringBuilder words = new StringBuilder();
        while (text.at < text.in.length) {
            words.append(words.isEmpty() ? "" : " ").append(text.change());
        }
        return words.toString();
    }

    private String change() {
        int operation = in[at++];
        int table = in[at++];
        String id = value();
        String v = value();
        return switch (operation) {
            case Changes.INSERT -> "+" + table + "(" + id + "," + v + ")";
            case Changes.DELETE -> "-" + table + "(" + id + "," + v + ")";
            default -> {
                value();
                yield "~" + table + "(" + id + "," + v + "->" + value() + ")";
            }
        };
    }

    private String value() {
        int start = PackedRow.start(in, at);
        int length = PackedRow.length(in, at);
        at = PackedRow.next(in, at);
        return new String(in, start, length, StandardCharsets.UTF_8);
    }
}
