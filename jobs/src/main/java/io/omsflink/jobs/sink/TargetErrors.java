package io.omsflink.jobs.sink;

import io.omsflink.project.ErrorCode;
import java.sql.SQLException;
import java.util.Set;

/**
 * What an error of the target means. MySQL's own numbers and those of OceanBase's MySQL mode
 * (OceanBase documentation V4.3.3, error handling specification).
 */
final class TargetErrors {
    /**
     * Deadlock, lock wait, rolled back or killed, cannot serialise: the same transaction may
     * succeed at once.
     */
    private static final Set<Integer> TRANSIENT = Set.of(1205, 1213, 6002, 6235, 6231, 6004);

    /**
     * Values that do not fit: 1264 out of range, 1292/1366 wrong text, 1406 too long, 1048 NULL,
     * 3140.. JSON, 1153 packet.
     */
    private static final Set<Integer> VALUE =
            Set.of(
                    1048, 1153, 1264, 1265, 1292, 1300, 1366, 1367, 1406, 1416, 1425, 3140, 3141,
                    3144, 3156);

    /** Schema or right is missing: a restart does not mend it. */
    private static final Set<Integer> SCHEMA =
            Set.of(1044, 1045, 1049, 1054, 1142, 1143, 1146, 1290, 1364, 1227);

    private static final int DUPLICATE = 1062;
    private static final int PACKET_TOO_LARGE = 1153;

    private TargetErrors() {}

    static boolean isTransient(SQLException e) {
        return TRANSIENT.contains(e.getErrorCode());
    }

    static ErrorCode classify(SQLException e) {
        if (VALUE.contains(e.getErrorCode())
                || e.getErrorCode() == DUPLICATE
                || packetTooLarge(e)) {
            return ErrorCode.VALUE_REFUSED;
        }
        return SCHEMA.contains(e.getErrorCode())
                ? ErrorCode.PRECHECK_FAILED
                : ErrorCode.TARGET_FAILED;
    }

    /** Drivers refuse such a statement themselves, without a number. */
    private static boolean packetTooLarge(SQLException e) {
        return e.getErrorCode() == PACKET_TOO_LARGE
                || String.valueOf(e.getMessage()).contains("max_allowed_packet");
    }

    static String advice(SQLException e) {
        if (packetTooLarge(e)) {
            return "Raise max_allowed_packet at the target above the largest row, then resume.";
        }
        if (e.getErrorCode() == DUPLICATE) {
            return "The target has a row of its own, or a unique key that tells less apart than the"
                    + " source's. Compare the rows with this value and the keys' collations on"
                    + " both sides, correct the target, then resume.";
        }
        return switch (classify(e)) {
            case VALUE_REFUSED -> "Make the target's column take the value, then resume.";
            case PRECHECK_FAILED -> "Restore the object or the right at the target, then resume.";
            default ->
                    "The job tries again by itself; look whether the target is up if this repeats.";
        };
    }
}
