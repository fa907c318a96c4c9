package io.omsflink.jobs.binlog;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A TABLE_MAP event: it gives a table's number in the log a name and a row layout until the next
 * one with that number.
 */
public final class TableMapEvent {

    private final long number;
    private final TableId table;
    private final List<LogColumn> columns;
    private final BitSet nullable;
    private final ColumnMetadata metadata;

    private TableMapEvent(
            long number,
            TableId table,
            List<LogColumn> columns,
            BitSet nullable,
            ColumnMetadata metadata) {
        this.number = number;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.nullable = nullable;
        this.metadata = metadata;
    }

    /**
     * Only the number, which every row event starts with too: enough to drop the events of tables
     * that nobody asked for.
     *
     * @param body event body of a TABLE_MAP or row event, from {@code offset} on
     */
    public static long number(byte[] body, int offset) {
        return Raw.u48(body, offset);
    }

    /**
     * Reads the body of a TABLE_MAP event of MySQL 5.6 to 9.x.
     *
     * @param offset where the body begins, after the event header of 19 bytes
     * @param length bytes of the body without the checksum
     * @throws OmsException LOG_UNSUPPORTED when the bytes do not make sense
     */
    public static TableMapEvent parse(byte[] body, int offset, int length) {
        try {
            return parse(new LogInput(body, offset, offset + length));
        } catch (IndexOutOfBoundsException e) {
            throw new OmsException(
                    ErrorCode.LOG_UNSUPPORTED,
                    "Cannot read a TABLE_MAP event of "
                            + length
                            + " bytes: it ends too early. Check the log of the"
                            + " source for damage with mysqlbinlog --verify-binlog-checksum.",
                    e);
        }
    }

    private static TableMapEvent parse(LogInput in) {
        long number = in.number(6);
        in.skip(2); // flags
        TableId table = new TableId(name(in), name(in));
        int count = in.packedInt();
        int types = in.skip(count);
        List<LogColumn> columns = columns(in, types, count);
        BitSet nullable = in.bits(count);
        return new TableMapEvent(
                number, table, columns, nullable, ColumnMetadata.parse(in, columns));
    }

    private static String name(LogInput in) {
        int length = in.packedInt();
        int start = in.skip(length);
        in.skip(1); // the name ends with a zero byte that its length does not count
        return new String(in.array(), start, length, StandardCharsets.UTF_8);
    }

    private static List<LogColumn> columns(LogInput in, int types, int count) {
        int end = in.packedInt() + in.position();
        List<LogColumn> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int type = Raw.u8(in.array(), types + i);
            int at =
                    in.skip(
                            type == LogType.TYPED_ARRAY
                                    ? typedArrayMetadata(in)
                                    : LogType.metadataSize(type));
            columns.add(LogColumn.parse(type, in.array(), at));
        }
        in.skip(end - in.position());
        return columns;
    }

    /** The element's type and then the element's metadata, of which VARCHAR has 3 bytes here. */
    private static int typedArrayMetadata(LogInput in) {
        int element = Raw.u8(in.array(), in.position());
        return 1 + (element == LogType.VARCHAR ? 3 : LogType.metadataSize(element));
    }

    /** The number that the row events of this table carry. */
    public long number() {
        return number;
    }

    public TableId table() {
        return table;
    }

    /** Columns of a row image, the hidden ones of functional indexes included. */
    public int columnCount() {
        return columns.size();
    }

    public boolean nullable(int column) {
        return nullable.get(column);
    }

    /** Whether a numeric column is UNSIGNED; empty when the server does not say (before 8.0). */
    Optional<Boolean> unsigned(int column) {
        return metadata.unsigned().map(bits -> bits.get(column));
    }

    /** Empty unless the server logs names ({@code binlog_row_metadata=FULL}). */
    Optional<String> name(int column) {
        return metadata.names().isEmpty()
                ? Optional.empty()
                : Optional.of(metadata.names().get(column));
    }

    LogColumn column(int index) {
        return columns.get(index);
    }

    /**
     * Whether the row images have the same layout, so that a {@link TableDecoder} built for one
     * serves the other.
     */
    public boolean sameLayout(TableMapEvent other) {
        return table.equals(other.table)
                && columns.equals(other.columns)
                && metadata.equals(other.metadata);
    }
}
