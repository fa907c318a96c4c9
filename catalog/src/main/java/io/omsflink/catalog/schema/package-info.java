/**
 * The schema step: creates databases and tables at the target, or compares those that stand there
 * already.
 */
package io.omsflink.catalog.schema;
