/** Results for people, for programs and for {@code bench/RESULTS.md}. */
package io.omsflink.bench.report;
