package io.omsflink.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a connection is for. The role fixes driver options and session variables, so that a value
 * reads the same on every connection of a project whatever the server's defaults are.
 */
public enum ConnectionRole {
    /**
     * Reads catalogs and runs DDL, with text as UTF-8. Gives up after ten minutes without an
     * answer; what may take longer (an index build) belongs on {@link #WRITE}.
     */
    METADATA(
            Map.of("socketTimeout", "600000"),
            List.of("SET NAMES utf8mb4"),
            List.of("SET SESSION net_write_timeout=3600")),

    /**
     * Reads rows: {@code getBytes} returns text in the charset of its column, because the server
     * converts nothing.
     */
    READ(
            Map.of(),
            List.of("SET NAMES utf8mb4", "SET SESSION character_set_results=NULL"),
            // A target that stalls must not make the source drop a half-read stream.
            List.of("SET SESSION net_write_timeout=3600")),

    /**
     * Writes rows: literals without an introducer are bytes and are stored unconverted. May load
     * files from memory.
     */
    WRITE(
            Map.of("allowLocalInfile", "true"),
            List.of("SET NAMES binary"),
            List.of("SET SESSION net_read_timeout=3600", "SET SESSION max_error_count=65535"));

    /**
     * Session settings that make values mean the same everywhere; a server that refuses one is not
     * fit. No {@code NO_ZERO_*} modes, because such dates must pass; {@code unique_checks} stays 1,
     * because unchecked duplicates corrupt an index.
     */
    private static final List<String> SESSION =
            List.of(
                    "SET SESSION time_zone='+00:00'",
                    "SET SESSION"
                        + " sql_mode='STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO'",
                    "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
                    "SET SESSION foreign_key_checks=0",
                    "SET SESSION unique_checks=1");

    private final Map<String, String> options;
    private final List<String> required;
    private final List<String> wanted;

    ConnectionRole(Map<String, String> options, List<String> required, List<String> wanted) {
        this.options = new TreeMap<>(options);
        this.required = required;
        this.wanted = wanted;
    }

    Map<String, String> driverOptions() {
        return options;
    }

    /** Statements that must succeed. */
    List<String> requiredSettings() {
        return java.util.stream.Stream.concat(SESSION.stream(), required.stream()).toList();
    }

    /**
     * Statements that only guard against time limits; OceanBase versions differ in which of the
     * variables they know.
     */
    List<String> wantedSettings() {
        return wanted;
    }
}
