package io.omsflink.catalog.check;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A server's clock against the monotonic clock of this process.
 *
 * @param ahead server time minus local time at the middle of the question; only differences of two
 *     readings mean something
 * @param uncertain half the time that the question took
 */
record ClockReading(Duration ahead, Duration uncertain) {

    static ClockReading of(Connection connection) throws SQLException {
        long asked = System.nanoTime();
        BigDecimal seconds = new BigDecimal(Sql.value(connection, "SELECT UNIX_TIMESTAMP(NOW(6))"));
        long answered = System.nanoTime();
        long half = (answered - asked) / 2;
        Duration server = Duration.ofNanos(seconds.movePointRight(9).longValue());
        return new ClockReading(server.minusNanos(asked + half), Duration.ofNanos(half));
    }

    /**
     * How far two clocks are apart at least, whatever happened on the way of question and answer.
     */
    Duration apartAtLeast(ClockReading other) {
        Duration sure = ahead.minus(other.ahead).abs().minus(uncertain).minus(other.uncertain);
        return sure.isNegative() ? Duration.ZERO : sure;
    }
}
