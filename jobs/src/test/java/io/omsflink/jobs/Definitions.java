package io.omsflink.jobs;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the tables of a database look like, in a way that both kinds of servers agree on. */
final class Definitions {
    private Definitions() {}

    static List<String> of(MySqlServer server, String database) throws SQLException {
        try (Connection connection = server.connect()) {
            String where = " WHERE table_schema='" + database + "'";
            List<String> lines = new ArrayList<>();
            lines.addAll(
                    Query.lines(
                            connection,
                            "SELECT table_name, table_comment, table_collation FROM"
                                    + " information_schema.tables"
                                    + where
                                    + " ORDER BY 1"));
            lines.addAll(
                    Query.lines(
                            connection,
                            "SELECT table_name, ordinal_position, column_name, column_type,"
                                    + " is_nullable, column_default, collation_name, TRIM(REPLACE("
                                    + "extra, 'DEFAULT_GENERATED', '')), column_comment FROM"
                                    + " information_schema.columns"
                                    + where
                                    + " ORDER BY 1, 2"));
            lines.addAll(
                    Query.lines(
                            connection,
                            "SELECT table_name, index_name, non_unique, seq_in_index, column_name,"
                                    + " sub_part, index_comment FROM information_schema.statistics"
                                    + where
                                    + " ORDER BY 1, 2, 4"));
            lines.addAll(
                    Query.lines(
                            connection,
                            "SELECT table_name, partition_name, partition_method,"
                                    + " partition_description FROM information_schema.partitions"
                                    + where
                                    + " AND partition_name IS NOT NULL ORDER BY 1, 2"));
            return lines.stream().sorted().toList();
        }
    }
}
