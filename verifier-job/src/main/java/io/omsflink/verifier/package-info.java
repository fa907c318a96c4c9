/** Verification of a project: what is compared, the Flink job that compares, and what it found. */
package io.omsflink.verifier;
