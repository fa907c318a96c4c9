package io.omsflink.bench.stream;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.sysbench.ServerPlan;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.MySqlServer;

/** The statements by which Flink SQL moves every table from source to target. */
record FlinkSqlScript(Arena arena, String startup, String flushInterval) {
    private static final String COLUMNS =
            "(id INT, k INT, c STRING, pad STRING, PRIMARY KEY (id) NOT ENFORCED)";

    String text() {
        StringBuilder text = new StringBuilder();
        int index = 0;
        for (String table : arena.tables().names()) {
            text.append(source(table, index++)).append(";\n");
            text.append(target(table)).append(";\n");
            text.append("INSERT INTO target_%s SELECT * FROM source_%s;\n".formatted(table, table));
        }
        return text.toString();
    }

    private String source(String table, int index) {
        MySqlServer source = arena.source();
        // Every parallel reader of every table shows itself to the server as a replica of its own.
        int firstServerId = 5400 + 10 * index;
        return """
        CREATE TABLE source_%s %s WITH ('connector' = 'mysql-cdc', 'hostname' = '%s', 'port' = '%d',
          'username' = '%s', 'password' = '%s', 'database-name' = '%s', 'table-name' = '%s',
          'server-id' = '%d-%d', 'server-time-zone' = 'UTC', %s)\
        """
                .formatted(
                        table,
                        COLUMNS,
                        source.host(),
                        source.port(),
                        source.user(),
                        ServerPlan.PASSWORD,
                        SysbenchTables.DATABASE,
                        table,
                        firstServerId,
                        firstServerId + 9,
                        startup);
    }

    private String target(String table) {
        MySqlServer target = arena.target();
        return """
        CREATE TABLE target_%s %s WITH ('connector' = 'jdbc',
          'url' = 'jdbc:mysql://%s:%d/%s?rewriteBatchedStatements=true&useSSL=false',
          'driver' = 'com.mysql.cj.jdbc.Driver', 'table-name' = '%s', 'username' = '%s',
          'password' = '%s', 'sink.buffer-flush.max-rows' = '1000',
          'sink.buffer-flush.interval' = '%s')\
        """
                .formatted(
                        table,
                        COLUMNS,
                        target.host(),
                        target.port(),
                        SysbenchTables.DATABASE,
                        table,
                        target.user(),
                        ServerPlan.PASSWORD,
                        flushInterval);
    }
}
