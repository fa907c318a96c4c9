package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.util.List;

/** Schemas made by hand. */
final class Columns {

    private Columns() {}

    static ColumnSchema column(
            String name, String dataType, String columnType, String charset, List<String> members) {
        return new ColumnSchema(
                name, dataType, columnType, true, charset, "", 0, 0, 0, null, "", "", "", members);
    }

    static ColumnSchema column(String dataType) {
        return column("c", dataType, dataType, "", List.of());
    }

    static TableSchema table(ColumnSchema... columns) {
        return new TableSchema(
                new TableId("shop", "orders"),
                List.of(columns),
                List.of(),
                "InnoDB",
                "",
                "",
                "",
                0,
                0,
                List.of());
    }
}
