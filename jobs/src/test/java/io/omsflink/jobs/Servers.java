package io.omsflink.jobs;

import io.omsflink.testkit.MySqlServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Servers that the tests of a JVM share, each in a time zone of its own. They end with the JVM; a
 * test uses databases and project names of its own, and undoes what it sets.
 */
final class Servers {
    private static final Map<String, MySqlServer> RUNNING = new ConcurrentHashMap<>();

    private Servers() {}

    /** MySQL 8.0 to read from, in New York. */
    static MySqlServer mysql() {
        return shared("source", MySqlServer.v80(), "America/New_York");
    }

    /** MySQL 8.0 to write to, in Sydney. */
    static MySqlServer otherMysql() {
        return shared("target", MySqlServer.v80(), "Australia/Sydney");
    }

    /** MySQL 5.7 as the stand-in of an OceanBase tenant, in Kathmandu (UTC+5:45). */
    static MySqlServer oceanBase() {
        return shared("oceanbase", MySqlServer.v57(), "Asia/Kathmandu");
    }

    private static MySqlServer shared(String name, MySqlServer.Builder builder, String timeZone) {
        return RUNNING.computeIfAbsent(
                name, n -> relaxed(builder).environment("TZ", timeZone).start());
    }

    /** Without a flush to disk for each transaction: these tests do not cut the power. */
    static MySqlServer.Builder relaxed(MySqlServer.Builder builder) {
        return builder.option("innodb_flush_log_at_trx_commit", "0").option("sync_binlog", "0");
    }
}
