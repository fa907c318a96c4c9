/** The Flink job: ranges of tables go to comparers, and what these find comes back as events. */
package io.omsflink.verifier.job;
