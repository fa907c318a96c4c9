/** Schemas, dialects, connections and log positions of the databases at both ends. */
package io.omsflink.catalog;
