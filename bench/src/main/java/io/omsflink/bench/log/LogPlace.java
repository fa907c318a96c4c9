package io.omsflink.bench.log;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;

/** A place in a server's change log. */
record LogPlace(String file, long offset) {
    static LogPlace now(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            String[] status = Query.lines(connection, "SHOW MASTER STATUS").get(0).split("\\|");
            return new LogPlace(status[0], Long.parseLong(status[1]));
        }
    }
}
