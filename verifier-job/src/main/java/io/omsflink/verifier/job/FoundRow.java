package io.omsflink.verifier.job;

import io.omsflink.verifier.compare.Difference;
import io.omsflink.verifier.digest.CanonicalRow;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.job.Event.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes an event of a difference: small enough to travel, whatever is in the row. */
final class FoundRow {
    /** Of a value that is the same on both sides. */
    private static final int SAME_BYTES = 100;

    private static final int DIFFERENT_BYTES = 2_000;

    private FoundRow() {}

    static Found of(int table, int keyColumns, Difference difference) {
        List<byte[]> source = difference.source().map(CanonicalRow::values).orElse(List.of());
        List<byte[]> target = difference.target().map(CanonicalRow::values).orElse(List.of());
        return new Found(
                table,
                difference.kind(),
                difference.settled(),
                difference.key(keyColumns),
                shown(source, target),
                shown(target, source));
    }

    private static List<Shown> shown(List<byte[]> values, List<byte[]> others) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            boolean different = others.isEmpty() || !Arrays.equals(value, others.get(i));
            shown.add(shown(value, different));
        }
        return shown;
    }

    private static Shown shown(byte[] value, boolean different) {
        if (value == null) {
            return new Shown(null, 0, different);
        }
        int most = different ? DIFFERENT_BYTES : SAME_BYTES;
        return new Shown(
                value.length > most ? Arrays.copyOf(value, most) : value, value.length, different);
    }
}
