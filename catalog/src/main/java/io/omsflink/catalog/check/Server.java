package io.omsflink.catalog.check;

import io.omsflink.project.Endpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A server as far as the pre-check has asked it.
 *
 * @param version as {@code VERSION()} gives it, e.g. {@code 8.0.15} or {@code
 *     5.7.25-OceanBase-v4.2.1.0}
 * @param account the account in the form of a GRANT statement, {@code 'user'@'host'}
 * @param variables all global variables by lower-case name
 */
record Server(
        Side side,
        Endpoint endpoint,
        Connection connection,
        String version,
        String account,
        Map<String, String> variables,
        Grants grants) {

    static Server ask(Side side, Endpoint endpoint, Connection connection) throws SQLException {
        return new Server(
                side,
                endpoint,
                connection,
                Sql.value(connection, "SELECT VERSION()"),
                account(Sql.value(connection, "SELECT CURRENT_USER()")),
                variables(connection),
                Grants.parse(Sql.column(connection, "SHOW GRANTS")));
    }

    private static String account(String currentUser) {
        int at = currentUser.lastIndexOf('@');
        return at < 0
                ? quoted(currentUser)
                : quoted(currentUser.substring(0, at))
                        + "@"
                        + quoted(currentUser.substring(at + 1));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static Map<String, String> variables(Connection connection) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        for (List<String> row : Sql.rows(connection, "SHOW GLOBAL VARIABLES")) {
            variables.put(
                    row.get(0).toLowerCase(Locale.ROOT), row.get(1) == null ? "" : row.get(1));
        }
        return variables;
    }

    /** Value of a global variable, empty text when the server does not know it. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    boolean on(String variable) {
        return variable(variable).equalsIgnoreCase("ON") || variable(variable).equals("1");
    }

    /** Whether this is a real OceanBase tenant; a stand-in is not. */
    boolean oceanBase() {
        return variables.containsKey("ob_query_timeout");
    }

    boolean mariaDb() {
        return version.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    /** First two numbers of the MySQL version, 507 for 5.7 and 800 for 8.0. */
    int mySqlVersion() {
        String[] numbers = version.split("[^0-9]+");
        return Integer.parseInt(numbers[0]) * 100 + Integer.parseInt(numbers[1]);
    }

    /** {@code MySQL 8.0.15 at 127.0.0.1:3306}. */
    @Override
    public String toString() {
        String product = oceanBase() ? "OceanBase " : mariaDb() ? "" : "MySQL ";
        return product + version + " at " + endpoint.host() + ":" + endpoint.port();
    }
}
