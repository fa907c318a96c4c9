package io.omsflink.jobs.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The source's clock against ours, so that a delay is not the difference of two clocks. */
final class Clock {

    private Clock() {}

    static long nowMicros() {
        java.time.Instant now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    /** Microseconds to add to the source's time to get ours; good to half a round trip. */
    static long offsetMicros(Connection source) throws SQLException {
        try (Statement statement = source.createStatement()) {
            long before = nowMicros();
            try (ResultSet row = statement.executeQuery("SELECT UNIX_TIMESTAMP(NOW(6))")) {
                row.next();
                long theirs = row.getBigDecimal(1).movePointRight(6).longValue();
                return before + (nowMicros() - before) / 2 - theirs;
            }
        }
    }
}
