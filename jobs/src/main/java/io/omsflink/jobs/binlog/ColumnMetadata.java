package io.omsflink.jobs.binlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What MySQL 8.0 adds to a TABLE_MAP event, as fields of type, length and value; the fields that
 * are not used here are skipped.
 *
 * @param unsigned columns of the table that are numeric and UNSIGNED; empty when the server does
 *     not say
 * @param names of all columns, an empty list when the server does not say
 */
record ColumnMetadata(Optional<BitSet> unsigned, List<String> names) {
    private static final int SIGNEDNESS = 1;
    private static final int COLUMN_NAMES = 4;

    static ColumnMetadata parse(LogInput in, List<LogColumn> columns) {
        Optional<BitSet> unsigned = Optional.empty();
        List<String> names = List.of();
        while (in.remaining() > 0) {
            int field = (int) in.number(1);
            int length = in.packedInt();
            int start = in.skip(length);
            if (field == SIGNEDNESS) {
                unsigned = Optional.of(unsigned(in.array(), start, columns));
            } else if (field == COLUMN_NAMES) {
                names = names(new LogInput(in.array(), start, start + length));
            }
        }
        return new ColumnMetadata(unsigned, names);
    }

    /** One bit for each numeric column, the highest bit of the first byte first. */
    private static BitSet unsigned(byte[] in, int start, List<LogColumn> columns) {
        BitSet unsigned = new BitSet();
        int bit = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (LogType.numeric(columns.get(i).type())) {
                unsigned.set(i, (Raw.u8(in, start + bit / 8) & 0x80 >> bit % 8) != 0);
                bit++;
            }
        }
        return unsigned;
    }

    private static List<String> names(LogInput in) {
        List<String> names = new ArrayList<>();
        while (in.remaining() > 0) {
            int length = in.packedInt();
            names.add(new String(in.array(), in.skip(length), length, StandardCharsets.UTF_8));
        }
        return List.copyOf(names);
    }
}
