package io.omsflink.catalog.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.CheckSchema;
import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.SourceSchema;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ViewSchema;
import io.omsflink.project.ColumnRule;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import io.omsflink.project.TableRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutedSchemaTest {
    private static final TableId ORDERS = new TableId("shop", "orders");
    private static final TableDefinition TABLE =
            new TableDefinition(
                    new TableSchema(
                            ORDERS,
                            Stream.of("id", "v").map(RoutedSchemaTest::column).toList(),
                            List.of(),
                            "InnoDB",
                            "",
                            "",
                            "",
                            0,
                            0,
                            List.of()),
                    Optional.empty(),
                    List.of(new CheckSchema("positive", "(`v` > 0)", true)),
                    List.of());
    private static final ViewSchema VIEW =
            new ViewSchema(
                    new TableId("shop", "v"),
                    "UNDEFINED",
                    "`a`@`b`",
                    "DEFINER",
                    "AS select `shop`.`orders`.`id` from `shop`.`orders`");

    private static ColumnSchema column(String name) {
        return new ColumnSchema(
                name, "int", "int", false, "", "", 0, 0, 0, null, "", "", "", List.of());
    }

    private static SourceSchema routed(TableRule... rules) {
        return RoutedSchema.of(
                new ObjectRules(List.of("shop.*"), List.of(), List.of(rules)),
                new SourceSchema(
                        List.of(new DatabaseSchema("shop", "utf8", "utf8_bin")),
                        List.of(TABLE),
                        List.of(VIEW),
                        List.of(),
                        List.of()));
    }

    @Test
    void viewsReadFromWhereTheirTablesGo() {
        SourceSchema target = routed(new TableRule("shop.orders", "", "archive.old"));
        assertThat(target.databases())
                .extracting(DatabaseSchema::name)
                .containsExactly("archive", "shop");
        assertThat(target.views())
                .singleElement()
                .extracting(ViewSchema::text)
                .asString()
                .contains("from `archive`.`old`");
    }

    @Test
    void aViewOfATableThatBecomesSeveralIsLeftOutWithTheReason() {
        SourceSchema target =
                routed(
                        new TableRule("shop.orders", "id < 5", "shop.low"),
                        new TableRule("shop.orders", "id >= 5", "shop.high"));
        assertThat(target.views()).isEmpty();
        assertThat(target.unreadable())
                .singleElement()
                .extracting(SourceSchema.UnreadableView::reason)
                .isEqualTo("It reads shop.orders, which becomes several tables");
        assertThat(target.tables())
                .extracting(table -> table.id().table())
                .containsExactly("low", "high");
    }

    @Test
    void aCheckIsLeftOutWithItsColumn() {
        SourceSchema target =
                routed(new TableRule("shop.orders", "", "", List.of(new ColumnRule("id", "id"))));
        assertThat(target.tables().get(0).checks()).isEmpty();
        assertThat(target.tables().get(0).remarks())
                .containsExactly(
                        "CHECK positive is left out: it is about columns that are not moved as"
                                + " they are");
        assertThat(routed().tables().get(0).checks()).hasSize(1);
    }
}
