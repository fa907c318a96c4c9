package io.omsflink.jobs.binlog;

import io.omsflink.testkit.MySqlServer;
import org.junit.jupiter.api.BeforeAll;

/** Row filters and MySQL 8.0. */
class RowFilterITCase extends RowFilterContract {
    @BeforeAll
    static void start() throws Exception {
        begin(MySqlServer.v80(), FilterRows.create(TABLE));
    }
}
