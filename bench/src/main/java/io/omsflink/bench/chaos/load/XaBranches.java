package io.omsflink.bench.chaos.load;

import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Prepared transactions whose session is gone. They hold their locks until somebody ends them. */
public final class XaBranches {
    private XaBranches() {}

    /** Commits those whose name begins so. */
    public static void finish(Connection connection, String prefix) throws SQLException {
        for (String line : Query.lines(connection, "XA RECOVER")) {
            String name = line.substring(line.lastIndexOf('|') + 1);
            if (name.startsWith(prefix)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("XA COMMIT '" + name + "'");
                }
            }
        }
    }
}
