/**
 * A Flink cluster on this machine: JobManager and TaskManager as processes of their own that
 * outlive the command.
 */
package io.omsflink.cli.cluster;
