package io.omsflink.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.TableEnvironment;

/**
 * A program of its own: submits a script of Flink SQL through Flink's Table API. Flink's SQL client
 * would do it too, but does not start without Flink's Python jar.
 */
public final class FlinkSqlProgram {
    private FlinkSqlProgram() {}

    /**
     * Arguments: the script, then Flink options as {@code key=value}. All INSERTs become one job,
     * whose id is printed.
     */
    public static void main(String[] arguments) throws IOException {
        TableEnvironment tables =
                TableEnvironment.create(
                        EnvironmentSettings.newInstance()
                                .inStreamingMode()
                                .withConfiguration(configuration(arguments))
                                .build());
        StatementSet inserts = tables.createStatementSet();
        for (String statement : Files.readString(Path.of(arguments[0])).split(";\\s*\n")) {
            if (statement.startsWith("INSERT")) {
                inserts.addInsertSql(statement);
            } else {
                tables.executeSql(statement);
            }
        }
        System.out.println(inserts.execute().getJobClient().orElseThrow().getJobID());
    }

    private static Configuration configuration(String... arguments) {
        Configuration configuration = new Configuration();
        for (int i = 1; i < arguments.length; i++) {
            String[] option = arguments[i].split("=", 2);
            configuration.setString(option[0], option[1]);
        }
        return configuration;
    }
}
