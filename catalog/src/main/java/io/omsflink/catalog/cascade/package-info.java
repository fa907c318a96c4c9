/**
 * What InnoDB does to child rows on its own, as paths over foreign keys. The log of the source does
 * not show it, so whoever follows the log has to do the same.
 */
package io.omsflink.catalog.cascade;
