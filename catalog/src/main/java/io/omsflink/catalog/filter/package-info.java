/**
 * What a row filter means: for a server as SQL, and for a row of the log, by MySQL's rules. {@link
 * io.omsflink.catalog.filter.RowFilter} is the class to start from. Whatever would not mean exactly
 * the same on both sides is refused when the filter meets its table.
 */
package io.omsflink.catalog.filter;
