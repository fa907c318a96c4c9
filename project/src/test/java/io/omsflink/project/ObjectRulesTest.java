package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectRulesTest {
    private static final ObjectRules SHOP =
            new ObjectRules(List.of("shop.*", "billing.invoice_?"), List.of("shop.tmp_*"));

    @ParameterizedTest
    @CsvSource({
        "shop, orders, true",
        "shop, tmp_1, false",
        "Shop, orders, false",
        "shop2, orders, false",
        "billing, invoice_1, true",
        "billing, invoice_10, false",
        "billing, tmp_1, false",
        "shop, a.b, true",
    })
    void takesWhatIsIncludedAndNotExcluded(String database, String table, boolean expected) {
        assertThat(SHOP.matches(new TableId(database, table))).isEqualTo(expected);
    }

    @Test
    void aDotInsideANameIsWrittenInASet() {
        ObjectRules rules = new ObjectRules(List.of("a[.]b.c[.]d"), List.of());

        assertThat(rules.matches(new TableId("a.b", "c.d"))).isTrue();
        assertThat(rules.matches(new TableId("a", "b.c.d"))).isFalse();
    }

    @Test
    void reportsIncludePatternsThatSelectNothing() {
        assertThat(SHOP.patternsMatchingNothing(List.of(new TableId("shop", "orders"))))
                .containsExactly("billing.invoice_?");
    }

    @Test
    void aPatternWhoseTablesAreAllExcludedSelectsNothing() {
        ObjectRules rules =
                new ObjectRules(List.of("shop.tmp_1", "shop.*"), List.of("shop.tmp_*", "none.*"));

        assertThat(
                        rules.patternsMatchingNothing(
                                List.of(new TableId("shop", "tmp_1"), new TableId("shop", "a"))))
                .containsExactly("shop.tmp_1");
    }

    @Test
    void namesDatabasePatternsOnceInFileOrder() {
        ObjectRules rules =
                new ObjectRules(List.of("shop.a", "[!x.]*.b", "shop.c"), List.of("other.*"));

        assertThat(rules.databasePatterns()).containsExactly("shop", "[!x.]*");
        assertThat(rules.matchesDatabase("shop")).isTrue();
        assertThat(rules.matchesDatabase("x1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop         | has no dot. Write `database.table`, for example `shop.*` for a"
                        + " whole database.",
                "''           | has no dot. Write `database.table`, for example `shop.*` for a"
                        + " whole database.",
                ".orders      | lacks a side of the dot.",
                "shop.        | lacks a side of the dot.",
                "a.b.c        | has more than one dot. Write `database.table`; a dot inside a name"
                        + " is `[.]`.",
                "shop.[a      | has a `[` that no `]` closes.",
                "shop.[]      | has a `[` that no `]` closes.",
                "shop.[!]     | has a `[` that no `]` closes.",
                "shop.a[b]c[  | has a `[` that no `]` closes.",
                "shop.[^a]    | begins a set with `^`. Write `[!...]`",
                "shop.[z-a]   | has the range `z-a`, which is empty. Swap its ends.",
                "shop.[a-cz-x]| has the range `z-x`, which is empty. Swap its ends.",
            })
    void refusesPatternsThatCannotBeRead(String pattern, String reason) {
        assertThatThrownBy(() -> new ObjectRules(List.of("a.b"), List.of(pattern)))
                .isInstanceOf(OmsException.class)
                .hasMessageStartingWith("Cannot use an object pattern: `" + pattern + "` ")
                .hasMessageContaining(reason);
    }

    @Test
    void survivesJavaSerialization() throws Exception {
        assertThat(copy(SHOP)).isEqualTo(SHOP);
    }

    @Test
    void doesNotFollowChangesOfTheListsItWasMadeOf() {
        List<String> include = new ArrayList<>(List.of("a.b"));
        ObjectRules rules = new ObjectRules(include, List.of());
        include.add("c.d");

        assertThat(rules.include()).containsExactly("a.b");
    }

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void rulesMeanTheSameWhereverTheyStand() {
        TableId orders = new TableId("shop", "orders");
        ObjectRules plain = new ObjectRules(List.of("shop.*"), List.of());
        ObjectRules filtered = one(new TableRule("shop.orders", "id > 5", "archive.${table}"));
        assertThat(filtered.sameFor(orders, one(new TableRule("*.o*", "id > 5", "archive.orders"))))
                .isTrue();
        assertThat(filtered.sameFor(new TableId("shop", "items"), plain)).isTrue();
        assertThat(filtered.sameFor(orders, plain)).isFalse();
        assertThat(filtered.sameFor(orders, one(new TableRule("shop.orders", "id > 5")))).isFalse();
        assertThat(
                        filtered.sameFor(
                                orders, one(new TableRule("shop.orders", "", "archive.orders"))))
                .isFalse();
    }

    private static ObjectRules one(TableRule rule) {
        return new ObjectRules(List.of("shop.*"), List.of(), List.of(rule));
    }
}
