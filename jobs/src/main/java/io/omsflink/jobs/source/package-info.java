/**
 * The source of a job: chunks of the full copy first, then the log. The enumerator owns the phases;
 * readers only do what a split says. Start reading at {@link
 * io.omsflink.jobs.source.MigrationSource}.
 */
package io.omsflink.jobs.source;
