package io.omsflink.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.Endpoint;
import io.omsflink.project.ProjectParser;
import io.omsflink.testkit.MySqlServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with entries of a project file is told with file, line and key, all at once. */
class ObjectProblemsITCase extends PrecheckServers {

    @Test
    void everyEntryThatCannotBeCarriedOutIsNamedWithItsPlace() throws SQLException {
        source.execute(
                "CREATE TABLE shop.items (id BIGINT PRIMARY KEY, price INT)",
                "CREATE TABLE shop.heap (a INT)",
                "CREATE TABLE shop.kept (id BIGINT PRIMARY KEY)");
        CheckReport report =
                check(
                        """
                        objects:
                          include:
                            - {table: shop.orders, where: "color = 'red'", rename: shop.all}
                            - table: shop.items
                              rename: shop.all
                              where: "price = '5'"
                            - {table: shop.heap, rename: shop.kept}
                            - shop.kept
                            - {table: "shop.[k]ept", columns: [name]}
                            - {table: "shop.ke?t", where: "id > 1"}
                        """);
        assertThat(problems(report, "source.filters"))
                .satisfiesExactly(
                        p ->
                                assertThat(p)
                                        .startsWith(
                                                "shop.yaml:9: objects.include[1].where: Cannot"
                                                        + " filter rows of shop.items")
                                        .contains("at character 7 (= '5')"),
                        p ->
                                assertThat(p)
                                        .startsWith(
                                                "shop.yaml:8: objects.include[0].where: Cannot"
                                                        + " filter rows of shop.orders")
                                        .contains("there is no column `color`"));
        assertThat(problems(report, "source.routes"))
                .satisfiesExactly(
                        p ->
                                assertThat(p)
                                        .startsWith(
                                                "shop.yaml:15: objects.include[5]: Cannot tell what"
                                                        + " holds for shop.kept")
                                        .contains("`shop.[k]ept` and `shop.ke?t`"),
                        p ->
                                assertThat(p)
                                        .startsWith(
                                                "shop.yaml:8: objects.include[0].rename: Cannot"
                                                        + " write shop.items, shop.orders into one"
                                                        + " table shop.all: shop.orders differs")
                                        .contains("column `price` is missing"));
    }

    @Test
    void aTableIsNotRenamedOntoOneThatKeepsItsNameOrOntoAView() throws SQLException {
        source.execute("CREATE TABLE shop.items (id BIGINT PRIMARY KEY)");
        target.execute("CREATE DATABASE shop", "CREATE VIEW shop.seen AS SELECT 1 AS id");
        CheckReport report =
                check(
                        """
                        objects:
                          include:
                            - shop.items
                            - {table: shop.orders, rename: shop.items}
                        """);
        assertThat(problems(report, "source.routes"))
                .singleElement()
                .asString()
                .startsWith("shop.yaml:9: objects.include[1].rename: Cannot write")
                .contains("shop.items goes there without being renamed");
        CheckReport onto = check("objects: {include: [{table: shop.orders, rename: shop.seen}]}\n");
        assertThat(problems(onto, "target.tables"))
                .singleElement()
                .asString()
                .startsWith("Cannot write shop.seen: at the target there is a view of that name.");
    }

    private static CheckReport check(String objects) {
        Projects projects = new Projects(folder);
        String project =
                "name: shop\nkind: migration\n"
                        + side("source", "mysql", source, projects.mySql(source))
                        + side("target", "oceanbase", target, projects.oceanBase(target))
                        + "steps: {schema: {}, full: {}, incremental: {}}\n"
                        + objects;
        return Precheck.run(ProjectParser.parse(project, "shop.yaml"));
    }

    private static String side(String key, String type, MySqlServer server, Endpoint endpoint) {
        return "%s: {type: %s, host: 127.0.0.1, port: %d, user: root, password: \"${file:%s}\"}\n"
                .formatted(key, type, server.port(), endpoint.password().name());
    }

    private static List<String> problems(CheckReport report, String item) {
        return report.failures().stream()
                .filter(result -> result.item().equals(item))
                .map(CheckResult::paragraph)
                .toList();
    }
}
