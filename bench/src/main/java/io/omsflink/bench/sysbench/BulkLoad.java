package io.omsflink.bench.sysbench;

import io.omsflink.testkit.MySqlServer;
import java.sql.SQLException;

/** Fills a server from ready files, as fast as it can be filled. */
public final class BulkLoad {
    private static final int THREADS = 2;

    private BulkLoad() {}

    /** Two tables at a time; the plain index is built over all rows of a table at its end. */
    public static void run(MySqlServer server, RowFiles files) throws SQLException {
        server.execute(SysbenchTables.createDatabase());
        Parallel.forEach(THREADS, files.tables().names(), table -> load(server, files, table));
    }

    private static void load(MySqlServer server, RowFiles files, String table) throws SQLException {
        server.execute(
                SysbenchTables.createBare(table),
                files.load(table),
                SysbenchTables.addIndex(table));
    }
}
