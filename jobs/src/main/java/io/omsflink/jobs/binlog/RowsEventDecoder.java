package io.omsflink.jobs.binlog;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;

/**
 * Decodes row events. One per reader thread; it owns the two row buffers that the sink sees.
 *
 * <p>Only full row images are taken ({@code binlog_row_image=FULL}, no partial JSON): the target
 * writes whole rows.
 */
public final class RowsEventDecoder {
    private static final int WRITE_ROWS_V1 = 23;
    private static final int UPDATE_ROWS_V1 = 24;
    private static final int DELETE_ROWS_V1 = 25;
    private static final int WRITE_ROWS = 30;
    private static final int UPDATE_ROWS = 31;
    private static final int DELETE_ROWS = 32;
    private static final int PARTIAL_UPDATE_ROWS = 39;

    /** Where an event's flags stand, behind the table's number. */
    private static final int FLAGS = 6;

    private static final int NO_FOREIGN_KEY_CHECKS = 0x2;

    private final Bytes before = new Bytes(1024);
    private final Bytes after = new Bytes(1024);

    /** Whether an event of this type code holds rows, of any version. */
    public static boolean isRowsEvent(int type) {
        return type >= WRITE_ROWS_V1 && type <= DELETE_ROWS_V1
                || type >= WRITE_ROWS && type <= DELETE_ROWS
                || type == PARTIAL_UPDATE_ROWS;
    }

    /**
     * Whether the session that wrote the event had {@code foreign_key_checks=1}; without them
     * nothing cascades.
     */
    public static boolean foreignKeyChecks(byte[] body) {
        return (body[FLAGS] & NO_FOREIGN_KEY_CHECKS) == 0;
    }

    /**
     * Hands every row of an event to the sink, in order.
     *
     * @param type type code of the event header
     * @param body array that holds the event body, which begins at {@code offset} after the event
     *     header
     * @param length bytes of the body without the checksum
     * @param table decoder for the TABLE_MAP that the event refers to
     * @throws OmsException LOG_UNSUPPORTED for partial row images and for bytes that do not make
     *     sense
     */
    public void decode(
            int type, byte[] body, int offset, int length, TableDecoder table, RowSink sink) {
        if (type == PARTIAL_UPDATE_ROWS) {
            throw refused(
                    table,
                    "it logs parts of JSON documents. Set binlog_row_value_options='' at the source"
                            + " and start the project again from the full copy");
        }
        LogInput in = new LogInput(body, offset, offset + length);
        ImageDecoder images = readHeader(type, in, table);
        int end = offset + length;
        int position = in.position();
        while (position < end) {
            position = decodeRow(type, body, position, end, images, table, sink);
        }
        before.reset();
        after.reset();
    }

    private static ImageDecoder readHeader(int type, LogInput in, TableDecoder table) {
        try {
            return images(type, in, table);
        } catch (IndexOutOfBoundsException e) {
            throw damaged(table, e);
        }
    }

    /**
     * Table number (6), flags (2), extra data with its own length (from version 2), width, one or
     * two column bitmaps.
     */
    private static ImageDecoder images(int type, LogInput in, TableDecoder table) {
        in.skip(8);
        if (type >= WRITE_ROWS) {
            in.skip((int) in.number(2) - 2);
        }
        int width = in.packedInt();
        if (width != table.columnCount()) {
            throw refused(
                    table,
                    "it has "
                            + width
                            + " columns and its TABLE_MAP "
                            + table.columnCount()
                            + ". Check the log of the source for damage");
        }
        ImageDecoder before = images(in, width, table);
        return type == UPDATE_ROWS || type == UPDATE_ROWS_V1 ? images(in, width, table) : before;
    }

    private static ImageDecoder images(LogInput in, int width, TableDecoder table) {
        return in.allBits(width) ? table.images() : table.images(in.bits(width));
    }

    private int decodeRow(
            int type,
            byte[] in,
            int at,
            int end,
            ImageDecoder images,
            TableDecoder table,
            RowSink sink) {
        switch (type) {
            case WRITE_ROWS, WRITE_ROWS_V1 -> {
                int next = image(in, at, end, images, table, after);
                sink.insert(after);
                return next;
            }
            case UPDATE_ROWS, UPDATE_ROWS_V1 -> {
                int middle = oldImage(in, at, end, images, table, before);
                int next = image(in, middle, end, images, table, after);
                sink.update(before, after);
                return next;
            }
            case DELETE_ROWS, DELETE_ROWS_V1 -> {
                int next = oldImage(in, at, end, images, table, before);
                sink.delete(before);
                return next;
            }
            default -> throw new IllegalArgumentException("event type " + type + " holds no rows");
        }
    }

    private static int image(
            byte[] in, int at, int end, ImageDecoder images, TableDecoder table, Bytes row) {
        row.reset();
        try {
            return images.decode(in, at, end, row);
        } catch (IndexOutOfBoundsException e) {
            throw damaged(table, e);
        }
    }

    /** An image of before a change, without large values that nobody asks for. */
    private static int oldImage(
            byte[] in, int at, int end, ImageDecoder images, TableDecoder table, Bytes row) {
        row.reset();
        try {
            return images.decodeOld(in, at, end, row);
        } catch (IndexOutOfBoundsException e) {
            throw damaged(table, e);
        }
    }

    private static OmsException refused(TableDecoder table, String reason) {
        return new OmsException(ErrorCode.LOG_UNSUPPORTED, message(table, reason));
    }

    private static OmsException damaged(TableDecoder table, IndexOutOfBoundsException cause) {
        String reason =
                "its bytes do not fit the table's columns ("
                        + cause.getMessage()
                        + "). Check the log of the"
                        + " source for damage with mysqlbinlog --verify-binlog-checksum";
        return new OmsException(ErrorCode.LOG_UNSUPPORTED, message(table, reason), cause);
    }

    private static String message(TableDecoder table, String reason) {
        return "Cannot decode a row event of table " + table.map().table() + ": " + reason + ".";
    }
}
