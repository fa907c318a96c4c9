package io.omsflink.verifier.job;

import io.omsflink.project.OmsException;
import java.sql.SQLException;

/** What went wrong with a table, in words. */
final class Words {
    private Words() {}

    static String of(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null
                && !(at instanceof SQLException)
                && !(at instanceof OmsException)) {
            at = at.getCause();
        }
        String message = at.getMessage() == null ? at.toString() : at.getMessage();
        return at instanceof SQLException e && e.getErrorCode() != 0
                ? message + " (error " + e.getErrorCode() + ")"
                : message;
    }

    /** Whether the server or the way to it is at fault, so that another try may succeed. */
    static boolean connectionLost(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }
}
