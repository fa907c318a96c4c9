package io.omsflink.catalog;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a target server is and which collations it has; asked once per project.
 *
 * @param product {@code MySQL} or {@code OceanBase}
 * @param version of that product as one number, e.g. 80015 for 8.0.15 and 40301 for 4.3.1
 * @param collations charset by collation
 * @param defaults default collation by charset
 * @param foldsNames whether the server compares names of tables without regard to case
 */
public record TargetCapabilities(
        String product,
        int version,
        Map<String, String> collations,
        Map<String, String> defaults,
        boolean foldsNames)
        implements Serializable {
    public static final String MYSQL = "MySQL";
    public static final String OCEANBASE = "OceanBase";

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Pattern OCEANBASE_VERSION =
            Pattern.compile("OceanBase.*?(\\d+\\.\\d+\\.\\d+)");

    public TargetCapabilities {
        collations = Map.copyOf(collations);
        defaults = Map.copyOf(defaults);
    }

    /**
     * Asks the server. Needs no privilege.
     *
     * @throws OmsException {@link ErrorCode#TARGET_FAILED} when it does not answer
     */
    public static TargetCapabilities read(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            Map<String, String> collations = new HashMap<>();
            Map<String, String> defaults = new HashMap<>();
            try (ResultSet row = statement.executeQuery("SHOW COLLATION")) {
                while (row.next()) {
                    String collation = row.getString("Collation").toLowerCase(Locale.ROOT);
                    String charset = row.getString("Charset").toLowerCase(Locale.ROOT);
                    collations.put(collation, charset);
                    if ("Yes".equalsIgnoreCase(row.getString("Default"))) {
                        defaults.put(charset, collation);
                    }
                }
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT VERSION(), @@lower_case_table_names")) {
                row.next();
                return of(row.getString(1), collations, defaults, row.getInt(2) != 0);
            }
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot ask the target what it supports: %s. Check the target server."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /**
     * From the text of {@code VERSION()}, e.g. {@code 8.0.15} or {@code 5.7.25-OceanBase-v4.2.1.0}.
     */
    static TargetCapabilities of(
            String version,
            Map<String, String> collations,
            Map<String, String> defaults,
            boolean foldsNames) {
        Matcher oceanBase = OCEANBASE_VERSION.matcher(version);
        return oceanBase.find()
                ? new TargetCapabilities(
                        OCEANBASE, number(oceanBase.group(1)), collations, defaults, foldsNames)
                : new TargetCapabilities(MYSQL, number(version), collations, defaults, foldsNames);
    }

    private static int number(String version) {
        Matcher parts = VERSION.matcher(version);
        return parts.find()
                ? Integer.parseInt(parts.group(1)) * 10_000
                        + Integer.parseInt(parts.group(2)) * 100
                        + Integer.parseInt(parts.group(3))
                : 0;
    }

    public boolean oceanBase() {
        return product.equals(OCEANBASE);
    }

    public boolean hasCharset(String charset) {
        return defaults.containsKey(charset) || collations.containsValue(charset);
    }

    public boolean hasCollation(String collation) {
        return collations.containsKey(collation);
    }

    public Optional<String> defaultCollation(String charset) {
        return Optional.ofNullable(defaults.get(charset));
    }
}
