/** Contenders of the change log. */
package io.omsflink.bench.log;
