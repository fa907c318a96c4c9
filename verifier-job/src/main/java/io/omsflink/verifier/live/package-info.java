/** How far the target has applied the source's log. */
package io.omsflink.verifier.live;
