package io.omsflink.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What is special about one server.
 *
 * @param options by name with underscores
 * @param port 0 for a free one
 */
record ServerSettings(
        Map<String, String> options, Map<String, String> environment, int port, String password) {
    ServerSettings {
        Map<String, String> all = defaults();
        all.putAll(options);
        // In order: of two options about one thing (log_bin, skip_log_bin) the later one holds.
        options = Collections.unmodifiableMap(all);
        environment = Map.copyOf(environment);
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put(
                "server_id",
                Integer.toString(ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE)));
        defaults.put("log_bin", "binlog");
        defaults.put("binlog_format", "ROW");
        defaults.put("binlog_row_image", "FULL");
        defaults.put("gtid_mode", "ON");
        defaults.put("enforce_gtid_consistency", "ON");
        defaults.put("log_slave_updates", "ON");
        defaults.put("local_infile", "1");
        defaults.put("max_allowed_packet", "256M");
        defaults.put("innodb_buffer_pool_size", "256M");
        // MySQL's own defaults, named because durability matters to tests that kill servers; others
        // may relax them.
        defaults.put("innodb_flush_log_at_trx_commit", "1");
        defaults.put("sync_binlog", "1");
        // The MariaDB driver needs TLS or a public key for the newer plugin of 8.0.
        defaults.put("default_authentication_plugin", "mysql_native_password");
        defaults.put("skip_name_resolve", "ON");
        defaults.put("secure_file_priv", "");
        return defaults;
    }

    List<String> arguments(ServerFiles files, int chosenPort) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--bind-address=127.0.0.1");
        arguments.add("--port=" + chosenPort);
        arguments.add("--socket=" + files.socket());
        arguments.add("--pid-file=" + files.pidFile());
        arguments.add("--log-error=" + files.errorLog());
        arguments.add("--tmpdir=" + files.temporary());
        options.forEach((name, value) -> arguments.add(argument(name, value)));
        return arguments;
    }

    private static String argument(String name, String value) {
        boolean isFlag = value.isEmpty() && !name.equals("secure_file_priv");
        return isFlag ? "--" + name : "--" + name + "=" + value;
    }

    /** Run by the server at its first start, before it accepts connections. */
    String initSql() {
        String account =
                "'root'@'%' IDENTIFIED WITH mysql_native_password BY '"
                        + password.replace("\\", "\\\\").replace("'", "''")
                        + "';\n";
        return "SET sql_log_bin = 0;\n"
                + "CREATE USER IF NOT EXISTS "
                + account
                + "GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;\n"
                + "DROP USER IF EXISTS 'root'@'localhost';\n";
    }
}
