package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.TableCompare;
import java.sql.Connection;
import java.sql.SQLException;

/** Compares whole databases by their own comparison, which shares nothing with the product. */
final class Equality {

    private Equality() {}

    static void assertEqual(MySqlServer source, MySqlServer target, String database)
            throws SQLException {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            assertThat(TableCompare.compareAll(from, to, database))
                    .isNotEmpty()
                    .allSatisfy(
                            result -> assertThat(result.equal()).as(result.toString()).isTrue());
        }
    }
}
