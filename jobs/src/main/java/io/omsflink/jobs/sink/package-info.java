/**
 * The target's side of a job. {@link io.omsflink.jobs.sink.TargetSink} is the way in; a writer has
 * a {@code BulkLoader} for the copy and a {@code LogApplier} for the log, each with one connection
 * and one thread.
 */
package io.omsflink.jobs.sink;
