package io.omsflink.jobs.element;

/**
 * Where a transaction ends in the source's log.
 *
 * @param serverUuid source part of its GTID, empty string where the source has no GTIDs
 * @param sequence number part of its GTID, 0 where the source has no GTIDs
 * @param file log file
 * @param offset offset of the first byte after the transaction
 */
public record LogPoint(String serverUuid, long sequence, String file, long offset) {

    public boolean hasGtid() {
        return !serverUuid.isEmpty();
    }
}
