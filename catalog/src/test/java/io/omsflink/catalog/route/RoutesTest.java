package io.omsflink.catalog.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import io.omsflink.project.TableRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final TableSchema FIRST = table("crm_1", "customer", "id", "name");
    private static final TableSchema SECOND = table("crm_2", "customer", "id", "name");

    private static ObjectRules rules(TableRule... rules) {
        return new ObjectRules(List.of("*.*"), List.of(), List.of(rules));
    }

    private static TableSchema table(String database, String name, String... columns) {
        return table(database, name, true, columns);
    }

    private static TableSchema table(
            String database, String name, boolean keyed, String... columns) {
        List<IndexSchema> indexes =
                keyed
                        ? List.of(
                                new IndexSchema(
                                        "PRIMARY",
                                        true,
                                        "BTREE",
                                        List.of(new IndexSchema.Part("id", 0, false, "")),
                                        "",
                                        true))
                        : List.of();
        return new TableSchema(
                new TableId(database, name),
                Stream.of(columns).map(RoutesTest::column).toList(),
                indexes,
                "InnoDB",
                "",
                "",
                "",
                0,
                0,
                List.of());
    }

    private static ColumnSchema column(String name) {
        return new ColumnSchema(
                name, "int", "int", false, "", "", 0, 0, 0, null, "", "", "", List.of());
    }

    @Test
    void aTableWithoutARenameGoesUnderItsName() {
        assertThat(Routes.target(rules(new TableRule("shop.*", "")), FIRST)).isSameAs(FIRST);
    }

    @Test
    void namesOfTheSourceAreFilledIn() {
        ObjectRules rules = rules(new TableRule("crm_?.*", "", "all_${db}.${table}_${db}"));
        assertThat(Routes.target(rules, FIRST).id())
                .isEqualTo(new TableId("all_crm_1", "customer_crm_1"));
    }

    @Test
    void foreignKeysFollowTheirTables() {
        TableSchema child =
                table("crm_1", "call", "id")
                        .withForeignKeys(List.of(key(FIRST.id(), Rule.NO_ACTION)));
        ObjectRules rules = rules(new TableRule("*.customer", "", "crm.${table}"));
        TableSchema target = Routes.target(rules, child);
        assertThat(target.id()).isEqualTo(child.id());
        assertThat(target.foreignKeys().get(0).parent()).isEqualTo(new TableId("crm", "customer"));
    }

    private static ForeignKeySchema key(TableId parent, Rule rule) {
        return new ForeignKeySchema("fk", List.of("id"), parent, List.of("id"), rule, rule);
    }

    @Test
    void severalTablesBecomeOneWhereEachIsRenamed() {
        ObjectRules rules = rules(new TableRule("crm_?.*", "", "crm.${table}"));
        assertThat(Routes.targets(rules, List.of(FIRST, SECOND)))
                .extracting(TableSchema::id)
                .containsExactly(new TableId("crm", "customer"));
        assertThat(RouteProblems.of(rules, List.of(FIRST, SECOND), true)).isEmpty();
    }

    @Test
    void aTableIsNotRenamedOntoOneThatKeepsItsName() {
        ObjectRules rules = rules(new TableRule("crm_1.*", "", "crm_2.${table}"));
        assertThat(problem(rules, FIRST, SECOND))
                .startsWith(
                        "Cannot write crm_1.customer, crm_2.customer into one table crm_2.customer:"
                                + " crm_2.customer goes there without being renamed.");
    }

    @Test
    void tablesWithOtherColumnsDoNotBecomeOne() {
        ObjectRules rules = rules(new TableRule("crm_?.*", "", "crm.${table}"));
        assertThat(problem(rules, FIRST, table("crm_2", "customer", "id")))
                .contains("crm_2.customer differs from crm_1.customer: column `name` is missing");
        assertThat(problem(rules, FIRST, table("crm_2", "customer", "name", "id")))
                .contains("the columns stand in another order");
    }

    @Test
    void tablesWithoutAKeyDoNotBecomeOne() {
        ObjectRules rules = rules(new TableRule("crm_?.*", "", "crm.${table}"));
        assertThat(
                        problem(
                                rules,
                                table("crm_1", "visit", false, "id"),
                                table("crm_2", "visit", false, "id")))
                .contains("no primary or unique key");
    }

    @Test
    void tablesThatForeignKeysChangeDoNotBecomeOne() {
        ObjectRules rules = rules(new TableRule("crm_?.customer", "", "crm.customer"));
        TableSchema child =
                table("crm_1", "call", "id")
                        .withForeignKeys(List.of(key(FIRST.id(), Rule.CASCADE)));
        assertThat(problem(rules, FIRST, SECOND, child)).contains("CASCADE or SET NULL");
        assertThat(RouteProblems.of(rules, List.of(FIRST, SECOND, child), false)).isEmpty();
    }

    @Test
    void oneTableBecomesSeveralWhereEachEntryRenamesIt() {
        ObjectRules rules =
                rules(
                        new TableRule("crm_1.customer", "id < 5", "crm.low"),
                        new TableRule("crm_1.*", "id >= 5", "crm.high"));
        assertThat(Routes.targets(rules, List.of(FIRST)))
                .extracting(target -> target.id().table())
                .containsExactly("low", "high");
        assertThat(RouteProblems.of(rules, List.of(FIRST), true)).isEmpty();
        assertThat(ObjectList.of(rules, List.of(FIRST), true).tables())
                .extracting(MovedTable::where)
                .containsExactly("id < 5", "id >= 5");
    }

    @Test
    void twoEntriesForOneTableContradictEachOther() {
        TableRule first = new TableRule("crm_1.cust*", "id > 1", "crm.a");
        for (TableRule second :
                List.of(new TableRule("crm_1.*r", ""), new TableRule("crm_?.*", "", "crm.a"))) {
            assertThat(problem(rules(first, second), FIRST))
                    .startsWith("Cannot tell what holds for crm_1.customer: ")
                    .contains("`crm_1.cust*` and `" + second.pattern() + "`");
        }
    }

    @Test
    void aTableWithCascadesDoesNotBecomeSeveral() {
        ObjectRules rules =
                rules(
                        new TableRule("crm_1.customer", "id < 5", "crm.low"),
                        new TableRule("crm_1.customer", "id >= 5", "crm.high"));
        TableSchema child =
                table("crm_1", "call", "id")
                        .withForeignKeys(List.of(key(FIRST.id(), Rule.SET_NULL)));
        assertThat(problem(rules, FIRST, child)).contains("CASCADE or SET NULL");
        assertThat(Routes.target(rules, child).foreignKeys()).isEmpty();
    }

    @Test
    void tablesMayChangeTheirNamesRound() {
        ObjectRules rules =
                rules(
                        new TableRule("crm_1.customer", "", "crm_2.customer"),
                        new TableRule("crm_2.customer", "", "crm_1.customer"));
        assertThat(RouteProblems.of(rules, List.of(FIRST, SECOND), true)).isEmpty();
        assertThat(Routes.targets(rules, List.of(FIRST, SECOND)))
                .extracting(TableSchema::id)
                .containsExactly(SECOND.id(), FIRST.id());
    }

    @Test
    void aProblemTellsWhereTheEntryStands() {
        TableRule rule =
                new TableRule(
                        "crm_1.*",
                        "",
                        "crm_2.${table}",
                        List.of(),
                        List.of(),
                        "p.yaml:7: objects.include[3]");
        assertThat(problem(rules(rule), FIRST, SECOND))
                .startsWith("p.yaml:7: objects.include[3].rename: Cannot write crm_1.customer,");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        ObjectRules rules = rules(new TableRule("crm_1.*", "", "crm.${table}" + "x".repeat(60)));
        assertThat(problem(rules, FIRST)).contains("at most 64 characters");
    }

    private static String problem(ObjectRules rules, TableSchema... tables) {
        List<String> problems = RouteProblems.of(rules, List.of(tables), true);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void aDatabaseAtTheTargetHasTheDefaultsOfTheFirstThatGoesThere() {
        ObjectRules rules = rules(new TableRule("crm_?.*", "", "crm.${table}"));
        assertThat(
                        Routes.databases(
                                rules,
                                List.of(FIRST.id(), SECOND.id(), new TableId("shop", "a")),
                                List.of(
                                        new DatabaseSchema("crm_1", "utf8", "utf8_bin"),
                                        new DatabaseSchema("crm_2", "gbk", "gbk_bin"),
                                        new DatabaseSchema("shop", "latin1", "latin1_bin"))))
                .containsExactly(
                        new DatabaseSchema("crm", "utf8", "utf8_bin"),
                        new DatabaseSchema("shop", "latin1", "latin1_bin"));
    }
}
