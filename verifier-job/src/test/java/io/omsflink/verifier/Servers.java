package io.omsflink.verifier;

import io.omsflink.testkit.MySqlServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that the tests of a JVM share, each in a time zone of its own. */
public final class Servers {
    private static final Map<String, MySqlServer> RUNNING = new ConcurrentHashMap<>();

    private Servers() {}

    /** MySQL 8.0 to read from, in New York. */
    public static MySqlServer mysql() {
        return shared("source", MySqlServer.v80(), "America/New_York");
    }

    /** MySQL 5.7 as the stand-in of an OceanBase tenant, in Kathmandu (UTC+5:45). */
    public static MySqlServer oceanBase() {
        return shared("oceanbase", MySqlServer.v57(), "Asia/Kathmandu");
    }

    private static MySqlServer shared(String name, MySqlServer.Builder builder, String timeZone) {
        return RUNNING.computeIfAbsent(
                name,
                n ->
                        builder.option("innodb_flush_log_at_trx_commit", "0")
                                .option("sync_binlog", "0")
                                .environment("TZ", timeZone)
                                .start());
    }
}
