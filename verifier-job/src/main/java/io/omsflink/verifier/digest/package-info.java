/**
 * The canonical bytes of a row and what is summed of them; docs/row-hash.md is the specification.
 * Knows neither databases nor Flink.
 */
package io.omsflink.verifier.digest;
