/** The tables and the write load of sysbench's OLTP tests, and servers that hold them. */
package io.omsflink.bench.sysbench;
