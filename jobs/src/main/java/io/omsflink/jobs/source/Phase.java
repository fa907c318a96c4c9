package io.omsflink.jobs.source;

/** Where a job stands. Phases only move forward. */
enum Phase {
    /**
     * Start position, schemas, target tables. Nothing is kept of it: it starts again after a
     * failure.
     */
    PREPARE,
    /** Chunks are cut, read and loaded; plain indexes of copied tables are built. */
    COPY,
    /** Everything is copied; the last plain indexes are being built. */
    INDEX,
    /** The log is read. */
    LOG,
    /** The project has no incremental step and everything is copied. */
    DONE
}
