/**
 * Compares a range of a table on both sides: sums first, then the rows of the buckets whose sums
 * differ, then those rows once more when the target has applied what the source held.
 */
package io.omsflink.verifier.compare;
