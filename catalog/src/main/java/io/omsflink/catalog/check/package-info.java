/**
 * The pre-check: everything that would make a project fail or change values, found before the first
 * row is moved and reported all at once. {@link io.omsflink.catalog.check.Precheck} is the class to
 * start from; each {@code *Checks} class holds one group of questions.
 */
package io.omsflink.catalog.check;
