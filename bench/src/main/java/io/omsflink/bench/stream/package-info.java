/** Flink clusters, the product's command and stock Flink SQL, as benchmarks use them. */
package io.omsflink.bench.stream;
