package io.omsflink.jobs.sink;

import io.omsflink.catalog.Names;
import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Tells whether definitions of tables at the target have changed. */
final class TargetShape {
    private static final int NO_DATABASE = 1049;
    private static final int NO_TABLE = 1146;

    /** Moves with the rows. */
    private static final Pattern COUNTER = Pattern.compile("\\s+AUTO_INCREMENT\\s*=\\s*\\d+");

    private TargetShape() {}

    /** A hash over which of the tables exist and how they are defined. */
    static String of(Connection target, Collection<TableId> tables) throws SQLException {
        MessageDigest digest = digest();
        for (TableId table : tables) {
            digest.update((table + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(definition(target, table).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String definition(Connection target, TableId table) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + Names.quote(table))) {
            row.next();
            return COUNTER.matcher(row.getString(2)).replaceAll("");
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_TABLE || e.getErrorCode() == NO_DATABASE) {
                return "none";
            }
            throw e;
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
