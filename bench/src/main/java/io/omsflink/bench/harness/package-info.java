/** Runs contenders in turn on fresh servers, measures them, and checks what they made. */
package io.omsflink.bench.harness;
