/**
 * How fast a project may read and write, changed while it runs by a row at the target ({@link
 * io.omsflink.jobs.throttle.ThrottleTable}), and how it makes room when the target slows down.
 */
package io.omsflink.jobs.throttle;
