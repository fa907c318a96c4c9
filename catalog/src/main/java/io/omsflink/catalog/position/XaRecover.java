package io.omsflink.catalog.position;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The XA transactions that are prepared at a server: neither committed nor rolled back. */
public final class XaRecover {
    /** Lost connections; any other error means that the server or its rights do not allow it. */
    private static final String CONNECTION_STATES = "08";

    private XaRecover() {}

    /**
     * Their names as the log and {@code XA COMMIT} spell them, {@code X'61',X'',1}.
     *
     * @return empty when the account may not ask (MySQL 8.0: XA_RECOVER_ADMIN) or the server does
     *     not know
     */
    public static Optional<List<String>> names(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("XA RECOVER CONVERT XID")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(name(rows));
            }
            return Optional.of(names);
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION_STATES)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Format, length of the first and of the second part, both parts as {@code 0x..}. */
    private static String name(ResultSet row) throws SQLException {
        String hex = row.getString(4).substring(2).toLowerCase(Locale.ROOT);
        int first = 2 * row.getInt(2);
        return "X'%s',X'%s',%s"
                .formatted(hex.substring(0, first), hex.substring(first), row.getString(1));
    }
}
