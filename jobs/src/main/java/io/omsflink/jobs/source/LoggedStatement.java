package io.omsflink.jobs.source;

import io.omsflink.jobs.binlog.QuerySession;
import io.omsflink.jobs.element.LogPoint;

/**
 * A statement in the log.
 *
 * @param parsed what of it the reader understands by itself
 * @param database where names without a database belong
 * @param at where it ends
 * @param commitMicros as of a transaction
 * @param seconds when the source ran it, in seconds since 1970 UTC
 * @param session that ran it
 * @param alone whether it is not part of a transaction with rows
 */
record LoggedStatement(
        LogStatement parsed,
        String sql,
        String database,
        LogPoint at,
        long commitMicros,
        long seconds,
        QuerySession session,
        boolean alone) {}
