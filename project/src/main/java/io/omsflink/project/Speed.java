package io.omsflink.project;

import java.io.Serializable;

/**
 * How much of both databases a project may use.
 *
 * @param fullRead connections that read chunks
 * @param fullWrite connections that load
 * @param incrementalWrite connections that apply the log
 */
public record Speed(int fullRead, int fullWrite, int incrementalWrite) implements Serializable {}
