/** Contenders of the full copy. */
package io.omsflink.bench.full;
