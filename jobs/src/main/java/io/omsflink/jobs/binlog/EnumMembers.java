package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Members of an ENUM, counted from 1. Index 0 stands for a refused value and reads as empty text;
 * beside an empty member it is told apart as a zero that is no member.
 */
final class EnumMembers implements Members.Ambiguous {
    private final byte[][] texts;
    private final Map<String, Integer> indexes = new HashMap<>();

    EnumMembers(ColumnSchema column) {
        byte[][] members = Charsets.members(column);
        texts = new byte[members.length + 1][];
        texts[0] = LoadColumns.zeroIndexIsEmpty(column) ? new byte[0] : Charsets.zeroIndex(column);
        System.arraycopy(members, 0, texts, 1, members.length);
        for (int i = 0; i < texts.length; i++) {
            indexes.put(key(texts[i], 0, texts[i].length), i);
        }
    }

    @Override
    public void append(long number, Bytes out) {
        out.putBytes(texts[(int) number]);
    }

    @Override
    public long number(byte[] in, int at, int length) {
        return indexes.get(key(in, at, length));
    }

    private static String key(byte[] in, int at, int length) {
        return new String(in, at, length, StandardCharsets.ISO_8859_1);
    }
}
