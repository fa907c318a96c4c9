package io.omsflink.jobs;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.util.List;

/** The tables in the golden files. Never changed. */
public final class SampleTables {
    public static final TableSchema SMALL =
            new TableSchema(
                    new TableId("shop", "b"),
                    List.of(),
                    List.of(),
                    "MyISAM",
                    "latin1",
                    "latin1_bin",
                    "",
                    0,
                    0,
                    List.of());

    /** Every part of a schema has a value of its own. */
    public static final TableSchema EVERYTHING =
            new TableSchema(
                    new TableId("shöp", "orders.2024"),
                    List.of(
                            new ColumnSchema(
                                    "id",
                                    "bigint",
                                    "bigint(20) unsigned",
                                    false,
                                    "",
                                    "",
                                    0,
                                    20,
                                    0,
                                    null,
                                    "auto_increment",
                                    "",
                                    "",
                                    List.of()),
                            new ColumnSchema(
                                    "state",
                                    "enum",
                                    "enum('new','')",
                                    true,
                                    "utf8mb4",
                                    "utf8mb4_bin",
                                    3,
                                    0,
                                    0,
                                    "new",
                                    "",
                                    "",
                                    "how far",
                                    List.of("new", "")),
                            new ColumnSchema(
                                    "total",
                                    "decimal",
                                    "decimal(65,30)",
                                    true,
                                    "",
                                    "",
                                    0,
                                    65,
                                    30,
                                    "0",
                                    "STORED GENERATED",
                                    "`a` + 1",
                                    "",
                                    List.of())),
                    List.of(
                            new IndexSchema(
                                    "PRIMARY",
                                    true,
                                    "BTREE",
                                    List.of(new IndexSchema.Part("id", 0, false, "")),
                                    "",
                                    true),
                            new IndexSchema(
                                    "i",
                                    false,
                                    "FULLTEXT",
                                    List.of(
                                            new IndexSchema.Part("state", 7, true, ""),
                                            new IndexSchema.Part("", 0, false, "lower(`x`)")),
                                    "note",
                                    false)),
                    "InnoDB",
                    "utf8mb4",
                    "utf8mb4_0900_ai_ci",
                    "all orders",
                    42,
                    1_000_000,
                    List.of("partitions"));

    private SampleTables() {}
}
