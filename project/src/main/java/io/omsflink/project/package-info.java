/**
 * What a project is: the project file as records, its options and its validation. Nothing here
 * opens a connection or knows Flink; every other module reads projects through these types.
 */
package io.omsflink.project;
