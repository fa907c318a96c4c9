package io.omsflink.catalog.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import io.omsflink.project.TableRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFiltersTest {
    private static final TableSchema ORDERS =
            new FilterTable().column("id", "int").column("region", "int").schema();

    private static ObjectRules rules(TableRule... rules) {
        return new ObjectRules(List.of("shop.*"), List.of(), List.of(rules));
    }

    @Test
    void aTableWithoutAnEntryOfItsOwnIsMovedAsAWhole() {
        ObjectRules rules = rules(new TableRule("shop.items", "id > 1"));
        assertThat(RowFilters.of(rules, ORDERS, CollationServer.none())).isEmpty();
        assertThat(RowFilters.problems(rules, List.of(ORDERS), true)).isEmpty();
    }

    @Test
    void anEntryWithAFilterWinsOverAPlainPattern() {
        ObjectRules rules = rules(new TableRule("shop.ord*", "id > 1"));
        assertThat(RowFilters.of(rules, ORDERS, CollationServer.none()).orElseThrow().sql())
                .isEqualTo("(`id` > 1)");
    }

    @Test
    void aProblemTellsWhereTheEntryStands() {
        TableRule rule =
                new TableRule(
                        "shop.orders",
                        "color = 1",
                        "",
                        List.of(),
                        List.of(),
                        "p.yaml:9: include[0]");
        assertThat(RowFilters.problems(rules(rule), List.of(ORDERS), true))
                .singleElement()
                .asString()
                .startsWith(
                        "p.yaml:9: include[0].where: Cannot filter rows of shop.orders with `color"
                                + " = 1`: at character 1 (color = 1): there is no column `color`");
    }

    @Test
    void everyTableMustHaveTheColumns() {
        TableSchema items =
                new TableSchema(
                        new TableId("shop", "items"),
                        List.of(),
                        List.of(),
                        "InnoDB",
                        "",
                        "",
                        "",
                        0,
                        0,
                        List.of());
        ObjectRules rules = rules(new TableRule("shop.*", "region = 1"));
        assertThat(RowFilters.problems(rules, List.of(ORDERS, items), true))
                .singleElement()
                .asString()
                .startsWith("Cannot filter rows of shop.items with `region = 1`: at character 1");
    }

    /** The key refers from {@code orders.region} to {@code shop.regions}. */
    @ParameterizedTest
    @CsvSource({
        "CASCADE, NO_ACTION, orders, region = 1, true, ''",
        "CASCADE, NO_ACTION, regions, id = 1, true, foreign keys with CASCADE or SET NULL refer to",
        "CASCADE, NO_ACTION, regions, id = 1, false, ''",
        "SET_NULL, NO_ACTION, orders, region = 1, true, changes it without a trace",
        "NO_ACTION, CASCADE, orders, region = 1, true, changes it without a trace",
        "NO_ACTION, CASCADE, orders, id = 1, true, ''",
        "NO_ACTION, CASCADE, orders, region = 1, false, ''",
        "NO_ACTION, RESTRICT, regions, id = 1, true, ''",
    })
    void whatForeignKeysChangeBelowTheLogIsNotFilteredBy(
            Rule onDelete,
            Rule onUpdate,
            String filtered,
            String where,
            boolean follows,
            String words) {
        TableId parent = new TableId("shop", "regions");
        TableSchema child =
                ORDERS.withForeignKeys(
                        List.of(
                                new ForeignKeySchema(
                                        "fk",
                                        List.of("region"),
                                        parent,
                                        List.of("id"),
                                        onDelete,
                                        onUpdate)));
        TableSchema regions =
                new TableSchema(
                        parent, ORDERS.columns(), List.of(), "InnoDB", "", "", "", 0, 0, List.of());
        List<String> problems =
                RowFilters.problems(
                        rules(new TableRule("shop." + filtered, where)),
                        List.of(child, regions),
                        follows);
        assertThat(String.join("", problems)).contains(words);
        assertThat(problems).hasSize(words.isEmpty() ? 0 : 1);
    }
}
