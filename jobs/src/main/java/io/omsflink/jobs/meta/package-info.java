/**
 * The project's bookkeeping at the target, database {@code oms_meta}: how far the log is applied,
 * written in the same transaction as the rows, and who may write. The rows also mark our
 * transactions for readers on the other side.
 */
package io.omsflink.jobs.meta;
