package io.omsflink.jobs.sink;

import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.element.Changes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The images of one change, taken out of packed changes. */
record ImagePair(TableText text, Optional<RowImage> before, Optional<RowImage> after) {

    /** Whether the row is another one, or none, after the change. */
    boolean movesKey() {
        return after.isEmpty() || before.isPresent() && !sameKey(before.get(), after.get());
    }

    private boolean sameKey(RowImage one, RowImage other) {
        return text.key.isPresent()
                && IntStream.of(text.key.get().columns)
                        .allMatch(column -> value(one, column).equals(value(other, column)));
    }

    private static ByteBuffer value(RowImage image, int column) {
        int at = PackedRow.skip(image.array(), image.at(), column);
        return ByteBuffer.wrap(image.array(), at, PackedRow.next(image.array(), at) - at);
    }

    /** What is done to the row, as a word. */
    String operation() {
        return before.isEmpty() ? "insert" : after.isEmpty() ? "delete" : "update";
    }

    static ImagePair of(byte[] in, int at, List<TableText> texts) {
        int operation = Changes.operation(in[at]);
        int table = ChangeScan.table(in, at + 1);
        int first = at + 1 + PackedRow.varintSize(table);
        TableText text = texts.get(table);
        RowImage image = new RowImage(in, first);
        return switch (operation) {
            case Changes.INSERT -> new ImagePair(text, Optional.empty(), Optional.of(image));
            case Changes.DELETE -> new ImagePair(text, Optional.of(image), Optional.empty());
            default ->
                    new ImagePair(
                            text,
                            Optional.of(image),
                            Optional.of(new RowImage(in, PackedRow.skip(in, first, text.columns))));
        };
    }
}
