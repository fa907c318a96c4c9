/**
 * The product as its user meets it: the assembled home's command as a process, a cluster of
 * processes, real servers. Start reading at {@code Installation}.
 */
package io.omsflink.bench.product;
