package io.omsflink.catalog.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ColumnRule;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import io.omsflink.project.TableRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnChoiceTest {
    private static final TableSchema TABLE =
            new TableSchema(
                    new TableId("shop", "customer"),
                    List.of(
                            column("Id", ""),
                            column("tel", ""),
                            column("city", ""),
                            column("twice", "1+1")),
                    List.of(
                            index("PRIMARY", true, "Id"),
                            index("tel", true, "tel"),
                            index("both", false, "tel", "city")),
                    "InnoDB",
                    "",
                    "",
                    "",
                    0,
                    0,
                    List.of());

    private static ColumnSchema column(String name, String generation) {
        return new ColumnSchema(
                name, "int", "int", false, "", "", 0, 0, 0, null, "", generation, "", List.of());
    }

    private static IndexSchema index(String name, boolean unique, String... columns) {
        return new IndexSchema(
                name,
                unique,
                "BTREE",
                Stream.of(columns).map(c -> new IndexSchema.Part(c, 0, false, "")).toList(),
                "",
                true);
    }

    private static ObjectRules choose(ColumnRule... columns) {
        return new ObjectRules(
                List.of("shop.*"),
                List.of(),
                List.of(new TableRule("shop.customer", "", "", List.of(columns))));
    }

    private static ColumnRule keep(String name) {
        return new ColumnRule(name, name);
    }

    @Test
    void columnsKeepTheOrderOfTheSource() {
        ObjectRules rules = choose(new ColumnRule("TEL", "phone"), keep("id"));
        TableSchema target = Routes.target(rules, TABLE);
        assertThat(target.columns()).extracting(ColumnSchema::name).containsExactly("Id", "phone");
        assertThat(Routes.read(rules, TABLE).columns())
                .extracting(ColumnSchema::name)
                .containsExactly("Id", "tel");
        assertThat(RouteProblems.of(rules, List.of(TABLE), true)).isEmpty();
    }

    @Test
    void anIndexGoesWithItsColumns() {
        TableSchema target =
                Routes.target(choose(keep("id"), new ColumnRule("tel", "phone")), TABLE);
        assertThat(target.indexes())
                .containsExactly(index("PRIMARY", true, "Id"), index("tel", true, "phone"));
    }

    @Test
    void whatCannotBeMovedIsRefused() {
        assertThat(problems(choose(keep("id"), keep("nmae")))).contains("no column `nmae`");
        assertThat(problems(choose(keep("id"), keep("twice")))).contains("generated");
        assertThat(problems(choose(keep("tel")))).contains("`Id` is part of the key");
        assertThat(problems(choose(keep("id"), keep("Id")))).contains("`Id` is chosen twice");
        assertThat(problems(choose(keep("id"), new ColumnRule("tel", "ID"))))
                .contains("`ID` is the new name of two columns");
    }

    private static String problems(ObjectRules rules) {
        return String.join("\n", RouteProblems.of(rules, List.of(TABLE), true));
    }

    @Test
    void foreignKeysTakeTheNamesOfBothTables() {
        TableSchema child =
                new TableSchema(
                                new TableId("shop", "call"),
                                List.of(column("customer", "")),
                                List.of(),
                                "InnoDB",
                                "",
                                "",
                                "",
                                0,
                                0,
                                List.of())
                        .withForeignKeys(List.of(key()));
        ForeignKeySchema target =
                Routes.target(choose(new ColumnRule("Id", "number")), child).foreignKeys().get(0);
        assertThat(target.columns()).containsExactly("customer");
        assertThat(target.parentColumns()).containsExactly("number");
    }

    private static ForeignKeySchema key() {
        return new ForeignKeySchema(
                "fk",
                List.of("customer"),
                TABLE.id(),
                List.of("Id"),
                Rule.NO_ACTION,
                Rule.NO_ACTION);
    }
}
