package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decodes the row images of one table. Built once for a schema and a TABLE_MAP event, and good for
 * every later event of the {@linkplain TableMapEvent#sameLayout same layout}. For one thread at a
 * time.
 *
 * <p>The columns of the log are those of the table, one by one, but for one thing: MySQL 8.0 keeps
 * each part of a functional index as a hidden column. It stands anywhere in the TABLE_MAP (before
 * the columns that were added later), and the row images leave it out. So where it stands shows in
 * the first row event.
 *
 * <p>Of a table with a key, images of before a change hold NULL in place of values above 64 KB in
 * columns that no index has: a row is found without them, and they can be as large as all the rest.
 */
public final class TableDecoder {
    private final TableSchema schema;
    private final TableMapEvent map;

    /** Null until the first row event of a table with hidden columns. */
    private ImageDecoder images;

    private BitSet present = new BitSet();

    private TableDecoder(TableSchema schema, TableMapEvent map) {
        this.schema = schema;
        this.map = map;
    }

    /**
     * @param schema the table as it stood when the event was written
     * @throws OmsException DDL_IN_LOG when event and schema do not describe the same columns; the
     *     message lists every difference
     */
    public static TableDecoder of(TableSchema schema, TableMapEvent map) {
        TableDecoder decoder = new TableDecoder(schema, map);
        int hidden = map.columnCount() - schema.columns().size();
        if (hidden <= 0 || hidden > hiddenColumns(schema)) {
            BitSet all = new BitSet();
            all.set(0, map.columnCount());
            decoder.align(all);
        }
        return decoder;
    }

    /** MySQL 8.0 makes one for each functional part of an index. */
    private static long hiddenColumns(TableSchema schema) {
        return schema.indexes().stream()
                .flatMap(index -> index.parts().stream())
                .filter(part -> part.column().isEmpty())
                .count();
    }

    private void align(BitSet columns) {
        List<String> differences = new ArrayList<>();
        int[] log = columns.stream().toArray();
        int count = schema.columns().size();
        if (log.length != count) {
            differences.add("the log has " + map.columnCount() + " columns, the schema " + count);
        }
        LogColumn[] stored = new LogColumn[log.length];
        ValueDecoder[] decoders = new ValueDecoder[log.length];
        for (int i = 0; i < log.length; i++) {
            stored[i] = map.column(log[i]);
            decoders[i] = i < count ? decoder(schema.columns().get(i), log[i], differences) : null;
        }
        refuse(differences);
        images = new ImageDecoder(stored, decoders, optionalOldValues());
        present = columns;
    }

    /** A row of a table with a key is found by indexed columns alone. */
    private BitSet optionalOldValues() {
        BitSet optional = new BitSet();
        if (schema.rowKey().isPresent()) {
            optional.set(0, schema.columns().size());
            Set<String> indexed =
                    schema.indexes().stream()
                            .flatMap(index -> index.parts().stream())
                            .map(part -> part.column())
                            .collect(Collectors.toSet());
            for (int i = 0; i < schema.columns().size(); i++) {
                optional.set(i, !indexed.contains(schema.columns().get(i).name()));
            }
        }
        return optional;
    }

    private ValueDecoder decoder(ColumnSchema column, int index, List<String> differences) {
        LogColumn log = map.column(index);
        ValueDecoder decoder = ColumnDecoders.of(column, log).orElse(null);
        boolean sameSign = map.unsigned(index).orElse(column.unsigned()) == column.unsigned();
        boolean sameName = map.name(index).orElse(column.name()).equalsIgnoreCase(column.name());
        if (decoder == null || !sameSign || !sameName) {
            String sign = map.unsigned(index).orElse(false) ? " unsigned" : "";
            String name = map.name(index).map(text -> "'" + text + "' ").orElse("");
            differences.add(
                    "column '"
                            + column.name()
                            + "' is "
                            + column.columnType()
                            + ", in the log "
                            + name
                            + log.describe()
                            + sign);
        }
        return column.generated() ? null : decoder;
    }

    private void refuse(List<String> differences) {
        if (!differences.isEmpty()) {
            throw new OmsException(
                    ErrorCode.DDL_IN_LOG,
                    "Cannot decode changes of table "
                            + map.table()
                            + ": the log and the table's schema differ: "
                            + String.join("; ", differences)
                            + ". Start the project again from the full copy, or exclude the"
                            + " table.");
        }
    }

    public TableSchema schema() {
        return schema;
    }

    /** The event that this decoder was built for. */
    public TableMapEvent map() {
        return map;
    }

    int columnCount() {
        return map.columnCount();
    }

    /** Decoder of images that hold every column. */
    ImageDecoder images() {
        if (images == null || present.cardinality() < columnCount()) {
            throw leavesColumnsOut();
        }
        return images;
    }

    /** Decoder of images that hold only the given columns of the TABLE_MAP. */
    ImageDecoder images(BitSet columns) {
        boolean allButHidden = columns.cardinality() == schema.columns().size();
        if (images == null && allButHidden) {
            align(columns);
        }
        if (images == null || !columns.equals(present)) {
            throw leavesColumnsOut();
        }
        return images;
    }

    private OmsException leavesColumnsOut() {
        return new OmsException(
                ErrorCode.LOG_UNSUPPORTED,
                "Cannot decode changes of table "
                        + map.table()
                        + ": the log does not hold exactly the table's columns. Set"
                        + " binlog_row_image=FULL at the source, for every session, and start the"
                        + " project again from the full copy.");
    }
}
