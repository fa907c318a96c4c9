/**
 * {@code oms demo}: a shop that is open for business moves from a source to a target that are
 * started for it, by the same steps as {@code oms run} takes, and is compared afterwards. {@code
 * DemoCommand} reads the options, {@code Demo} is the play, {@code Stage} what it plays on, {@code
 * CleanUp} takes everything down again.
 */
package io.omsflink.bench.demo;
