package io.omsflink.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** Connections through the MariaDB driver. */
final class Jdbc {
    private Jdbc() {}

    static String url(String host, int port, String database) {
        return "jdbc:mariadb://"
                + host
                + ":"
                + port
                + "/"
                + database
                + "?allowLocalInfile=true&connectTimeout=10000";
    }

    // Not through DriverManager, which would try every driver on the class path in turn.
    static Connection open(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return new Driver().connect(url, properties);
    }
}
