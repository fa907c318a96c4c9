package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Projects.ALL_STEPS;

import io.omsflink.catalog.check.CheckResult.Level;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.Steps;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * MySQL 8.0 as source and the stand-in of an OceanBase tenant (MySQL 5.7) as target, for tests of
 * one problem each. The servers end with the JVM; a test undoes what it sets.
 */
abstract class PrecheckServers {
    static final String ORDERS =
            "CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, note VARCHAR(20) COLLATE"
                    + " utf8mb4_general_ci)";

    static final MySqlServer source = MySqlServer.v80().option("sync_binlog", "0").start();
    static final MySqlServer target = MySqlServer.v57().option("sync_binlog", "0").start();

    @TempDir static Path folder;

    @BeforeEach
    void createTables() throws SQLException {
        source.execute("CREATE DATABASE shop", ORDERS, "INSERT INTO shop.orders VALUES (1, 'a')");
    }

    @AfterEach
    void dropTables() throws SQLException {
        for (MySqlServer server : List.of(source, target)) {
            server.execute(
                    "DROP DATABASE IF EXISTS shop",
                    "DROP DATABASE IF EXISTS billing",
                    "DROP DATABASE IF EXISTS oms_meta",
                    "DROP USER IF EXISTS oms");
        }
    }

    static CheckReport run() {
        return run(ALL_STEPS, "shop.*");
    }

    static CheckReport run(Steps steps, String... include) {
        Projects projects = new Projects(folder);
        return Precheck.run(
                Projects.project(
                        projects.mySql(source), projects.oceanBase(target), steps, include));
    }

    /** With the account oms on one side and root on the other. */
    static CheckReport runAs(MySqlServer restricted, String... include) {
        Projects projects = new Projects(folder);
        Endpoint from =
                restricted == source
                        ? projects.endpoint(DatabaseType.MYSQL, source, "oms", "pw")
                        : projects.mySql(source);
        Endpoint to =
                restricted == target
                        ? projects.endpoint(DatabaseType.OCEANBASE, target, "oms", "pw")
                        : projects.oceanBase(target);
        return Precheck.run(Projects.project(from, to, ALL_STEPS, include));
    }

    static String message(CheckReport report, Level level, String item) {
        return report.results().stream()
                .filter(r -> r.item().equals(item) && r.level() == level)
                .map(CheckResult::paragraph)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "no "
                                                + level
                                                + " for "
                                                + item
                                                + " in "
                                                + report.results()));
    }
}
