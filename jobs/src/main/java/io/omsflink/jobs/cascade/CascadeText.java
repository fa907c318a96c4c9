package io.omsflink.jobs.cascade;

import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.Literals;
import io.omsflink.jobs.binlog.PackedRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A statement with places for values of the row at the head of a cascade. */
final class CascadeText {
    private final Literals literals;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Integer> keys = new ArrayList<>();

    private boolean deepest;

    private interface Piece {
        void append(byte[] rows, int before, int after, Bytes sql);
    }

    /**
     * @param literals of the table at the head
     */
    CascadeText(Literals literals) {
        this.literals = literals;
    }

    /**
     * @param limit whether InnoDB goes no deeper than this
     */
    CascadeText deepest(boolean limit) {
        deepest = limit;
        return this;
    }

    boolean isDeepest() {
        return deepest;
    }

    CascadeText text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pieces.add((rows, before, after, sql) -> sql.putBytes(bytes));
        return this;
    }

    /** What a foreign key's column is compared with: the old value of a written column. */
    CascadeText key(int column) {
        keys.add(column);
        pieces.add(
                (rows, before, after, sql) ->
                        literals.appendKey(
                                column, rows, PackedRow.skip(rows, before, column), sql));
        return this;
    }

    /** What a foreign key's column is set to: the new value of a written column. */
    CascadeText value(int column) {
        pieces.add(
                (rows, before, after, sql) ->
                        literals.append(column, rows, PackedRow.skip(rows, after, column), sql));
        return this;
    }

    /** Whether any row can refer to this one: none refers to NULL. */
    boolean matches(byte[] rows, int before) {
        return keys.stream()
                .noneMatch(column -> PackedRow.isNull(rows, PackedRow.skip(rows, before, column)));
    }

    void append(byte[] rows, int before, int after, Bytes sql) {
        for (Piece piece : pieces) {
            piece.append(rows, before, after, sql);
        }
    }
}
