/**
 * What flows through a job: few and big elements, so that Flink's cost per record does not count. A
 * {@link io.omsflink.jobs.element.RowBlock} is a piece of a chunk in load format, a {@link
 * io.omsflink.jobs.element.LogTransaction} one source transaction or a slice of a huge one.
 */
package io.omsflink.jobs.element;
