package io.omsflink.catalog.filter;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks the source itself how texts compare, on a connection that is opened when the first question
 * comes. Answers about short texts are remembered.
 */
public final class SourceCollations implements CollationServer, AutoCloseable {
    private static final int REMEMBERED = 10_000;
    private static final int SHORT = 200;

    private final Endpoint source;
    private final Map<String, Integer> answers =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private Connection connection;

    public SourceCollations(Endpoint source) {
        this.source = source;
    }

    @Override
    public int compare(String charset, String collation, byte[] left, byte[] right) {
        return ask(
                "STRCMP("
                        + literal(charset, left)
                        + " COLLATE "
                        + collation
                        + ", "
                        + literal(charset, right)
                        + ")",
                left.length + right.length);
    }

    @Override
    public boolean like(
            String charset, String collation, byte[] text, byte[] pattern, char escape) {
        String question =
                literal(charset, text)
                        + " COLLATE "
                        + collation
                        + " LIKE "
                        + literal(charset, pattern)
                        + " ESCAPE "
                        + literal("utf8mb4", new byte[] {(byte) escape});
        return ask(question, text.length + pattern.length) == 1;
    }

    private static String literal(String charset, byte[] text) {
        return "_" + charset + " x'" + HexFormat.of().formatHex(text) + "'";
    }

    private int ask(String question, int length) {
        Integer known = answers.get(question);
        if (known != null) {
            return known;
        }
        int answer = query("SELECT " + question);
        if (length <= SHORT) {
            answers.put(question, answer);
        }
        return answer;
    }

    private int query(String sql) {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            close();
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot ask the source how two texts of a row filter compare: "
                            + e.getMessage()
                            + ". The job tries again by itself; look whether the source is up if"
                            + " this repeats.",
                    e);
        }
    }

    private Connection connection() {
        if (connection == null) {
            connection = Connections.open(source, ConnectionRole.METADATA);
        }
        return connection;
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                org.slf4j.LoggerFactory.getLogger(SourceCollations.class)
                        .debug("closing a connection", e);
            }
        }
    }
}
