package io.omsflink.catalog;

/**
 * How much fits into one table of a target.
 *
 * @param columns of a table
 * @param indexes of a table, the primary key not counted
 * @param keyColumns of one index
 * @param partitions of a table, sub-partitions counted one by one
 * @param rowBytes of the columns that are kept in the row: all but BLOB, TEXT, JSON and geometry
 * @param varcharCharacters of one VARCHAR
 * @param nameCharacters of a table, column or index
 */
record TargetLimits(
        int columns,
        int indexes,
        int keyColumns,
        int partitions,
        long rowBytes,
        long varcharCharacters,
        int nameCharacters) {

    /**
     * MySQL 8.0 Reference Manual, "InnoDB Limits", "Limits on Table Column Count and Row Size",
     * "Restrictions and Limitations on Partitioning", "Identifier Length Limits". The same numbers
     * hold in 5.7.
     */
    static final TargetLimits MYSQL = new TargetLimits(1017, 64, 16, 8192, 65_535, 65_535, 64);

    /**
     * oceanbase-doc V4.2.5, "Limits of the MySQL mode": 8192 partitions, row of 1.5 MB, 4096
     * columns, 128 indexes, primary key of 64 columns, VARCHAR of 262,144, table name of 64.
     */
    static final TargetLimits OCEANBASE =
            new TargetLimits(4096, 128, 64, 8192, 1_572_864, 262_144, 64);
}
