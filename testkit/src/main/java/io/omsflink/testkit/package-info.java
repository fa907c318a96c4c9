/**
 * Real servers for tests, the demo and the benchmarks, and what one needs around them: free ports,
 * faults on the network, process figures and an independent comparison of tables. Nothing here
 * knows the rest of the product, so that it can judge it.
 */
package io.omsflink.testkit;
