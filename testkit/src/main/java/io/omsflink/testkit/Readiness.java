package io.omsflink.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Tells whether a server on the loopback address does its work already. */
final class Readiness {
    private Readiness() {}

    // Logging in with this server's own password also proves that it is not somebody else's server
    // on that port.
    static boolean answers(int port, String password) {
        if (!listens(port)) {
            return false;
        }
        String url = Jdbc.url("127.0.0.1", port, "") + "&socketTimeout=30000";
        try (Connection connection = Jdbc.open(url, MySqlServer.USER, password);
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    // Much cheaper than a failing attempt of the driver. (A trial bind instead could take the port
    // from the server.)
    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
