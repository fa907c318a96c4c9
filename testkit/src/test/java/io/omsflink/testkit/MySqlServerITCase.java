package io.omsflink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlServerITCase {

    private static MySqlServer.Builder builder(MySqlDistribution distribution) {
        return distribution == MySqlDistribution.V80 ? MySqlServer.v80() : MySqlServer.v57();
    }

    @ParameterizedTest
    @EnumSource(MySqlDistribution.class)
    void startsWithALogAndAnEmptyGtidSet(MySqlDistribution distribution) throws SQLException {
        distribution.template();
        Instant begin = Instant.now();
        try (MySqlServer server = builder(distribution).start()) {
            System.out.println(server + " started in " + Duration.between(begin, Instant.now()).toMillis() + " ms");
            assertThat(query(server, "SELECT VERSION()")).startsWith(distribution.version());
            assertThat(query(server, "SELECT @@log_bin, @@binlog_format, @@binlog_row_image, @@gtid_mode, @@local_infile"))
                    .isEqualTo("1|ROW|FULL|ON|1");
            assertThat(query(server, "SELECT @@gtid_executed")).isEmpty();
        }
    }

    static String query(MySqlServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(i > 1 ? "|" : "").append(row.getString(i));
                }
            }
            return text.toString();
        }
    }
}
