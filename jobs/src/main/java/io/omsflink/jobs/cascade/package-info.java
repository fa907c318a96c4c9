/**
 * Cascades of foreign keys, which the source carries out below its log: the reader marks the row
 * changes that start one, the applier carries it out at the target.
 */
package io.omsflink.jobs.cascade;
