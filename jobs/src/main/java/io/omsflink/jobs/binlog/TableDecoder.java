package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the row images of one table. Built once for a schema and a TABLE_MAP event, immutable, and good for every later
 * event of the {@linkplain TableMapEvent#sameLayout same layout}.
 */
public final class TableDecoder {
    private final TableSchema schema;
    private final TableMapEvent map;
    private final int[] prefixes;
    private final int[] sizes;

    /** By column of the row image; null for a column that is skipped: a generated or a hidden one. */
    private final ValueDecoder[] decoders;

    private TableDecoder(TableSchema schema, TableMapEvent map, ValueDecoder[] decoders) {
        this.schema = schema;
        this.map = map;
        this.decoders = decoders;
        this.prefixes = new int[decoders.length];
        this.sizes = new int[decoders.length];
        for (int i = 0; i < decoders.length; i++) {
            prefixes[i] = map.column(i).prefix();
            sizes[i] = map.column(i).size();
        }
    }

    /**
     * @param schema the table as it stood when the event was written
     * @throws OmsException DDL_IN_LOG when event and schema do not describe the same columns; the message lists every
     *     difference
     */
    public static TableDecoder of(TableSchema schema, TableMapEvent map) {
        List<String> differences = new ArrayList<>();
        checkCount(schema, map, differences);
        ValueDecoder[] decoders = new ValueDecoder[map.columnCount()];
        for (int i = 0; i < Math.min(decoders.length, schema.columns().size()); i++) {
            decoders[i] = decoder(schema.columns().get(i), map, i, differences);
        }
        if (!differences.isEmpty()) {
            throw new OmsException(
                    ErrorCode.DDL_IN_LOG,
                    "Cannot decode changes of table " + map.table() + ": the log and the table's schema differ: "
                            + String.join("; ", differences)
                            + ". Start the project again from the full copy, or exclude the table.");
        }
        return new TableDecoder(schema, map, decoders);
    }

    private static void checkCount(TableSchema schema, TableMapEvent map, List<String> differences) {
        int extra = map.columnCount() - schema.columns().size();
        if (extra < 0 || extra > hiddenColumns(schema)) {
            differences.add(
                    "the log has " + map.columnCount() + " columns, the schema " + schema.columns().size());
        }
    }

    /** MySQL keeps each functional part of an index as a hidden column behind the others. */
    private static long hiddenColumns(TableSchema schema) {
        return schema.indexes().stream()
                .flatMap(index -> index.parts().stream())
                .filter(part -> part.column().isEmpty())
                .count();
    }

    private static ValueDecoder decoder(
            ColumnSchema column, TableMapEvent map, int index, List<String> differences) {
        LogColumn log = map.column(index);
        ValueDecoder decoder = ColumnDecoders.of(column, log).orElse(null);
        if (decoder == null) {
            differences.add("column '" + column.name() + "' is " + column.columnType() + ", in the log " + log.describe());
        } else if (map.unsigned(index).orElse(column.unsigned()) != column.unsigned()) {
            differences.add("column '" + column.name() + "' is " + column.columnType() + ", in the log "
                    + log.describe() + (column.unsigned() ? "" : " unsigned"));
        }
        return column.generated() ? null : decoder;
    }

    public TableSchema schema() {
        return schema;
    }

    /** The event that this decoder was built for. */
    public TableMapEvent map() {
        return map;
    }

    int columnCount() {
        return decoders.length;
    }

    /**
     * Appends one row image as a packed row.
     *
     * @param at where the image begins, at its null bitmap
     * @param end where the event ends
     * @return where the image ends
     * @throws IndexOutOfBoundsException when the image does not end before the event
     */
    int decode(byte[] in, int at, int end, Bytes out) {
        int position = at + (decoders.length + 7) / 8;
        for (int i = 0; i < decoders.length; i++) {
            boolean isNull = (in[at + (i >> 3)] >> (i & 7) & 1) != 0;
            if (isNull) {
                if (decoders[i] != null) {
                    out.putNull();
                }
            } else {
                position = decodeValue(in, position, end, i, out);
            }
        }
        return position;
    }

    private int decodeValue(byte[] in, int at, int end, int column, Bytes out) {
        int prefix = prefixes[column];
        int length = prefix == 0 ? sizes[column] : (int) Raw.unsigned(in, at, prefix);
        int start = at + prefix;
        if (length < 0 || length > end - start) {
            throw new IndexOutOfBoundsException("column " + column + " has " + length + " bytes, "
                    + (end - start) + " are left");
        }
        if (decoders[column] != null) {
            decoders[column].decode(in, start, length, out);
        }
        return start + length;
    }
}
