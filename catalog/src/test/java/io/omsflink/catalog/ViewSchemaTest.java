package io.omsflink.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.DatabaseType;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewSchemaTest {

    @Test
    void thePartsOfTheStatementAreFoundBehindNamesThatLookLikeThem() {
        ViewSchema view =
                ViewSchema.parse(
                        id("v VIEW `x"),
                        "CREATE ALGORITHM=MERGE DEFINER=`a SQL SECURITY `@`%` SQL SECURITY INVOKER"
                                + " VIEW `shop`.`v VIEW ``x` (`a`) AS select ' VIEW ' AS `a` WITH"
                                + " CASCADED CHECK OPTION");
        assertThat(view.algorithm()).isEqualTo("MERGE");
        assertThat(view.definer()).isEqualTo("`a SQL SECURITY `@`%`");
        assertThat(view.security()).isEqualTo("INVOKER");
        assertThat(view.text())
                .isEqualTo("(`a`) AS select ' VIEW ' AS `a` WITH CASCADED CHECK OPTION");
    }

    @Test
    void viewsComeAfterThoseThatTheyReadFrom() {
        ViewSchema a = view("a", "select 1 from `shop`.`b` join `shop`.`c`");
        ViewSchema b = view("b", "select 1 from (`shop`.`c`)");
        ViewSchema c = view("c", "select '`shop`.`a`' from `shop`.`t`");
        assertThat(ViewRows.ordered(List.of(a, b, c))).containsExactly(c, b, a);
        ViewSchema d = view("d", "select `shop`.`e` from `shop`.`e`");
        ViewSchema e = view("e", "select `shop`.`d` from `shop`.`t` `shop`");
        assertThat(ViewRows.ordered(List.of(d, e))).containsExactly(e, d);
    }

    @Test
    void whatIsRenamedIsRenamedInsideToo() {
        ViewSchema view =
                view("v", "select `shop`.`t`.`a`,'`shop`.`t`' from `shop`.`t` join `shop`.`tt`");
        assertThat(view.renamed(Map.of(id("t"), new TableId("new", "t2"), id("v"), id("w"))))
                .isEqualTo(
                        view(
                                "w",
                                "select `new`.`t2`.`a`,'`shop`.`t`' from `new`.`t2` join"
                                        + " `shop`.`tt`"));
    }

    @Test
    void theDefinerIsLeftOutAndTheRestKeptWhereTheTargetHasIt() {
        ViewSchema view =
                new ViewSchema(id("v"), "MERGE", "`app`@`%`", "INVOKER", "AS select _utf8mb3'x'");
        Conversion mySql = dialect("8.0.15").view(view);
        assertThat(mySql.ddl())
                .isEqualTo(
                        "CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `shop`.`v` AS select"
                                + " _utf8'x'");
        assertThat(mySql.verdict()).isEqualTo(Verdict.EXACT);
        Conversion oceanBase = dialect("5.7.25-OceanBase-v4.2.5.0").view(view);
        assertThat(oceanBase.ddl()).isEqualTo("CREATE VIEW `shop`.`v` AS select _utf8mb4'x'");
        assertThat(oceanBase.remarks()).hasSize(2);
        ViewSchema definer =
                new ViewSchema(id("v"), "UNDEFINED", "`app`@`%`", "DEFINER", "AS select 1");
        assertThat(dialect("8.0.15").view(definer).remarks())
                .containsExactly(
                        "loses its definer `app`@`%`: users are not migrated, so it runs with the"
                                + " rights of the user who creates it");
    }

    private static TargetDialect dialect(String version) {
        TargetCapabilities target = Definitions.target(version);
        return TargetDialect.of(
                target.oceanBase() ? DatabaseType.OCEANBASE : DatabaseType.MYSQL, target);
    }

    private static ViewSchema view(String name, String query) {
        return new ViewSchema(id(name), "UNDEFINED", "", "DEFINER", "AS " + query);
    }

    private static TableId id(String name) {
        return new TableId("shop", name);
    }
}
