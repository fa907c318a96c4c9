/**
 * Where a reader stands in a source's change log: sets of executed transactions, positions, and
 * what the source itself says about its log.
 */
package io.omsflink.catalog.position;
