/**
 * The sample data of the demo: a shop with its billing, and a writer that keeps it busy. Everything
 * is drawn from a seed, so that a run can be repeated.
 */
package io.omsflink.bench.shop;
