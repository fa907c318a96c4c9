package io.omsflink.jobs.binlog;

import io.omsflink.testkit.MySqlServer;
import org.junit.jupiter.api.BeforeAll;

/** Row filters and MySQL 5.7, which lacks the newest collations. */
class RowFilterOldServerITCase extends RowFilterContract {
    @BeforeAll
    static void start() throws Exception {
        begin(
                MySqlServer.v57(),
                FilterRows.create(TABLE)
                        .replace("utf8mb4_0900_ai_ci", "utf8mb4_unicode_520_ci")
                        .replace("utf8mb4_0900_as_cs", "utf8mb4_bin"));
    }
}
