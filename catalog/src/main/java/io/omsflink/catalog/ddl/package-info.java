/**
 * Statements that change tables, as MySQL logs them: {@link io.omsflink.catalog.ddl.DdlParser}
 * reads them into a {@link io.omsflink.catalog.ddl.SchemaChange}, {@link
 * io.omsflink.catalog.ddl.SchemaModel} knows the tables after it without asking the server, and
 * {@link io.omsflink.catalog.ddl.DdlRenderer} writes what a target has to run.
 */
package io.omsflink.catalog.ddl;
