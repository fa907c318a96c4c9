package io.omsflink.catalog.filter;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table made by hand, and filters on its rows. */
final class FilterTable {
    private final List<ColumnSchema> columns = new ArrayList<>();

    FilterTable column(String name, String type) {
        return add(name, type, true, "", "", "", 0, 0);
    }

    FilterTable notNull(String name, String type) {
        return add(name, type, false, "", "", "", 0, 0);
    }

    FilterTable generated(String name, String type) {
        return add(name, type, true, "", "", "1+1", 0, 0);
    }

    FilterTable text(String name, String type, String collation) {
        String charset = collation.replaceFirst("_.*", "");
        return add(name, type, true, charset, collation, "", 0, 0);
    }

    FilterTable decimal(String name, int precision, int scale) {
        return add(name, "decimal", true, "", "", "", precision, scale);
    }

    FilterTable fraction(String name, String type, int digits) {
        return add(name, type, true, "", "", "", digits, 0);
    }

    private FilterTable add(
            String name,
            String type,
            boolean nullable,
            String charset,
            String collation,
            String generation,
            int precision,
            int scale) {
        columns.add(
                new ColumnSchema(
                        name,
                        type.replaceFirst("[ (].*", ""),
                        type,
                        nullable,
                        charset,
                        collation,
                        0,
                        precision,
                        scale,
                        null,
                        "",
                        generation,
                        "",
                        List.of()));
        return this;
    }

    TableSchema schema() {
        return new TableSchema(
                new TableId("shop", "orders"),
                columns,
                List.of(),
                "InnoDB",
                "",
                "",
                "",
                0,
                0,
                List.of());
    }

    RowFilter filter(String text) {
        return RowFilter.of(text, schema(), CollationServer.none());
    }

    /**
     * Whether the row passes.
     *
     * @param values canonical texts in the order of the columns; null for NULL
     */
    boolean test(String text, String... values) {
        byte[] bytes = new byte[1000];
        int[] starts = new int[values.length];
        int[] lengths = new int[values.length];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            byte[] value =
                    values[i] == null ? new byte[0] : values[i].getBytes(StandardCharsets.UTF_8);
            starts[i] = at;
            lengths[i] = values[i] == null ? -1 : value.length;
            System.arraycopy(value, 0, bytes, at, value.length);
            at += value.length;
        }
        return filter(text).matches(bytes, starts, lengths);
    }
}
