/** Contenders that compare two servers which hold the same rows. */
package io.omsflink.bench.verify;
