/**
 * DDL statements of the log: which tables the project follows at a place in the log, what a
 * statement makes of them, and what the target has to run for it.
 */
package io.omsflink.jobs.ddl;
