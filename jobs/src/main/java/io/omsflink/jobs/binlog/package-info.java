/**
 * From the bytes of MySQL row events to packed rows, and from packed rows to SQL literals. Knows
 * neither Flink nor JDBC: a byte array goes in, a byte array comes out, and nothing is allocated
 * per row. Start at {@link io.omsflink.jobs.binlog.RowsEventDecoder}; the form of a packed row is
 * told at {@link io.omsflink.jobs.binlog.PackedRow}.
 */
package io.omsflink.jobs.binlog;
