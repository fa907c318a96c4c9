package io.omsflink.bench.sysbench;

import io.omsflink.testkit.MySqlServer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to start a server.
 *
 * @param options of mysqld, in order: of two about one thing (log_bin, skip_log_bin) the later one
 *     holds
 */
public record ServerPlan(ServerKind kind, Map<String, String> options) {
    // One for all, so that clients need to be told one only. Servers listen on 127.0.0.1.
    public static final String PASSWORD = "bench";

    /** Room for the tables in memory, and a redo log that does not force pages out all the time. */
    public static ServerPlan of(ServerKind kind, Durability durability) {
        Map<String, String> options = new LinkedHashMap<>(durability.options());
        options.put("innodb_buffer_pool_size", "1G");
        options.put("innodb_log_file_size", "512M");
        return new ServerPlan(kind, options);
    }

    public ServerPlan with(String option, String value) {
        return with(Map.of(option, value));
    }

    public ServerPlan with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.putAll(more);
        return new ServerPlan(kind, all);
    }

    public ServerPlan withoutBinlog() {
        return with("skip_log_bin", "");
    }

    /** An empty server. */
    public MySqlServer start() {
        return kind.builder().password(PASSWORD).options(options).start();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.toString());
        options.forEach(
                (name, value) ->
                        text.append(", ").append(name).append(value.isEmpty() ? "" : "=" + value));
        return text.toString();
    }
}
