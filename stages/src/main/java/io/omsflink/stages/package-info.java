/**
 * What each stage of the change log costs, and how fast all of them are together without a target.
 * The stages are package-private, so benchmarks stand in the packages of what they measure.
 */
package io.omsflink.stages;
