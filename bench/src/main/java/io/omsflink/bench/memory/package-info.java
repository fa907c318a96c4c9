/** Shows that memory does not grow with the rows. */
package io.omsflink.bench.memory;
