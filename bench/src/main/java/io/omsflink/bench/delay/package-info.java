/** How long a change takes from one side to the other when nothing else happens. */
package io.omsflink.bench.delay;
