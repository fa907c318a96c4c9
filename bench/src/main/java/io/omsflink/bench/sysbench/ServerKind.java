package io.omsflink.bench.sysbench;

import io.omsflink.testkit.MySqlServer;
import java.util.Locale;

/** The servers that benchmarks start. */
public enum ServerKind {
    MYSQL("MySQL 8.0.15"),
    OCEANBASE("OceanBase stand-in (MySQL 5.7.22)");

    private final String description;

    ServerKind(String description) {
        this.description = description;
    }

    MySqlServer.Builder builder() {
        return this == MYSQL ? MySqlServer.v80() : MySqlServer.v57();
    }

    /** The type in a project file. */
    public String projectType() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return description;
    }
}
