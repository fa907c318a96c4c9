/** Makes rows of the target equal to the source again. */
package io.omsflink.verifier.repair;
