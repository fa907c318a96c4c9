package io.omsflink.cli.verify;

import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.job.Event.Shown;
import io.omsflink.verifier.report.ValueText;
import io.omsflink.verifier.table.ColumnPair;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.TablePair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A differing row in text. */
record RowText(TablePair pair, Found row) {

    /** Values of the key by column; empty for a table without a key. */
    Map<String, String> key() {
        Side side = row.source().isEmpty() ? Side.TARGET : Side.SOURCE;
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < row.key().size(); i++) {
            ColumnPair column = pair.columns().get(i);
            key.put(column.source().name(), ValueText.of(column, side, row.key().get(i)));
        }
        return key;
    }

    /** Values of a side that the other side has not, by column; null stands for NULL. */
    Map<String, String> differing(Side side) {
        List<Shown> values = side == Side.SOURCE ? row.source() : row.target();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).different()) {
                texts.put(pair.columns().get(i).source().name(), text(i, side, values.get(i)));
            }
        }
        return texts;
    }

    private String text(int i, Side side, Shown value) {
        return value.bytes() == null ? null : ValueText.of(pair.columns().get(i), side, value);
    }

    /** The kind as in {@code mismatched}, with a word when it is not decided. */
    String kind() {
        String kind =
                switch (row.kind()) {
                    case SOURCE_ONLY -> "only at the source";
                    case TARGET_ONLY -> "only at the target";
                    case MISMATCHED -> "mismatched";
                };
        return row.settled() ? kind : kind + " (unsettled)";
    }
}
