package io.omsflink.project;

import java.io.Serializable;

/**
 * How much of both databases a project may use.
 *
 * @param fullRead connections that read chunks
 * @param fullWrite connections that load
 * @param incrementalWrite connections that apply the log
 * @param full how fast the copy may read
 * @param incremental how fast the log may be applied
 */
public record Speed(int fullRead, int fullWrite, int incrementalWrite, Pace full, Pace incremental)
        implements Serializable {

    /** As fast as these connections go. */
    public Speed(int fullRead, int fullWrite, int incrementalWrite) {
        this(fullRead, fullWrite, incrementalWrite, Pace.UNLIMITED, Pace.UNLIMITED);
    }
}
