package io.omsflink.jobs.sink;

import io.omsflink.project.OmsException;
import java.sql.SQLException;

/**
 * That the target does not take something.
 *
 * @param number of the server's error, 0 when it gave none
 * @param cause an {@link SQLException} or an {@link OmsException}
 */
record Refusal(int number, String message, Exception cause) {

    static Refusal of(SQLException e) {
        return new Refusal(e.getErrorCode(), e.getMessage(), e);
    }

    static Refusal of(OmsException e) {
        return new Refusal(0, e.getMessage(), e);
    }
}
