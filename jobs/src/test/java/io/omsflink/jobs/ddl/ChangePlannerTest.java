package io.omsflink.jobs.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.OmsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePlannerTest {
    private static final String T =
            "CREATE TABLE t (id INT PRIMARY KEY, a INT DEFAULT 3, b VARCHAR(9), KEY (a))";
    private static final String S = "CREATE TABLE s (x INT)";

    private final FollowedShop shop = new FollowedShop(T, S);

    @AfterEach
    void theStepsAloneLeadToTheSameTables() {
        assertThat(shop.afterRestart()).isEqualTo(shop.followed.tables());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE _other (y INT)",
                "CREATE TABLE elsewhere.t (id INT)",
                "CREATE TABLE IF NOT EXISTS t (y INT)",
                "ALTER TABLE _other ADD n INT",
                "RENAME TABLE _other TO _another",
                "TRUNCATE _other",
                "DROP TABLE _other, elsewhere.t",
                "DROP DATABASE elsewhere",
                "ALTER TABLE unknown ADD n INT",
                "CREATE VIEW v AS SELECT 1"
            })
    void othersAreNotOurs(String sql) {
        assertThat(shop.plan(sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE n LIKE t | CREATE",
                "ALTER TABLE t ADD n INT | ALTER",
                "ALTER TABLE t RENAME u | RENAME",
                "ALTER TABLE t ADD n INT, RENAME u | ALTER_AND_RENAME",
                "CREATE INDEX i ON t (b) | ALTER",
                "RENAME TABLE t TO u | RENAME",
                "TRUNCATE t | TRUNCATE",
                "DROP TABLE t, _other | DROP",
                "CREATE TABLE _t LIKE t | SHADOW"
            })
    void eachStatementIsOfAKind(String sql, DdlKind kind) {
        assertThat(shop.plan(sql).orElseThrow().kind()).isEqualTo(kind);
    }

    @Test
    void aNewTableJoins() {
        assertThat(shop.run("CREATE TABLE n (id INT PRIMARY KEY)")).hasSize(1);
        assertThat(shop.tables()).containsExactly("n", "s", "t");
    }

    @Test
    void theFirstTableOfADatabaseBringsIt() {
        assertThat(shop.run("CREATE TABLE shop2.n (id INT)"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("CREATE DATABASE IF NOT EXISTS `shop2`");
    }

    @Test
    void tablesThatExchangeTheirNamesAreTold() {
        String sql = "RENAME TABLE t TO _x, s TO t, _x TO s";
        assertThat(shop.plan(sql).orElseThrow().statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.exchanges()).isTrue())
                .satisfies(
                        statement ->
                                assertThat(statement.sql())
                                        .isEqualTo(
                                                "RENAME TABLE `shop`.`t` TO `shop`.`_x`,"
                                                        + " `shop`.`s` TO `shop`.`t`, `shop`.`_x`"
                                                        + " TO `shop`.`s`"));
        shop.run(sql);
        assertThat(shop.columns("t")).containsExactly("x");
        assertThat(shop.plan("RENAME TABLE t TO u").orElseThrow().statements())
                .noneMatch(statement -> statement.exchanges());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RENAME TABLE t TO _t",
                "ALTER TABLE t RENAME elsewhere.t",
                "RENAME TABLE _other TO n",
                "ALTER TABLE _other RENAME TO n",
                "RENAME TABLE t TO _t, _other TO t",
                "CREATE TABLE t (id INT)",
                "CREATE TABLE n LIKE _other",
                "ALTER TABLE t ADD a INT",
                "ALTER TABLE t DROP missing",
                "ALTER TABLE t CHANGE missing m INT",
                "DROP DATABASE shop"
            })
    void someCannotBeFollowed(String sql) {
        assertThatThrownBy(() -> shop.plan(sql)).isInstanceOf(OmsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD u CHAR(36) DEFAULT (UUID())",
                "ALTER TABLE s ADD n INT AUTO_INCREMENT PRIMARY KEY",
                "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE s",
                "ALTER TABLE t DISCARD TABLESPACE"
            })
    void someTheTargetCannotDo(String sql) {
        TableChange change = shop.plan(sql).orElseThrow();
        assertThat(change.refusals()).isNotEmpty();
        assertThat(change.statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD n INT DEFAULT 3, ADD KEY (b) | true | false",
                "ALTER TABLE t ADD n INT AUTO_INCREMENT UNIQUE | false | false",
                "ALTER TABLE t MODIFY a BIGINT | false | true",
                "ALTER TABLE t RENAME COLUMN a TO z | false | false",
                "ALTER TABLE t DROP a | false | false",
                "ALTER TABLE t DROP KEY a | true | true",
                "TRUNCATE t | true | true",
                "DROP TABLE t | true | true",
                "RENAME TABLE t TO u | false | false"
            })
    void someMayComeWhileRowsAreCopiedAndSomeMayBeLeftOut(
            String sql, boolean convergent, boolean ignorable) {
        TableChange change = shop.plan(sql).orElseThrow();
        assertThat(change.convergent()).as("while copying").isEqualTo(convergent);
        assertThat(change.ignorable()).as("left out").isEqualTo(ignorable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE _t_new LIKE t",
                "CREATE TABLE `_t_new` (`id` int(11) NOT NULL, `a` int(11) DEFAULT '3', `b`"
                        + " varchar(9) DEFAULT NULL, PRIMARY KEY (`id`), KEY `a` (`a`))"
            })
    void aTableThatIsRebuiltBesideArrivesAsOneChange(String create) {
        assertThat(shop.run(create)).isEmpty();
        assertThat(shop.run("ALTER TABLE _t_new ADD n INT, CHANGE a z BIGINT")).isEmpty();
        assertThat(shop.run("RENAME TABLE _t_new TO _t_ready")).isEmpty();
        assertThat(shop.tables()).containsExactly("s", "t");
        assertThat(shop.run("RENAME TABLE t TO _t_old, _t_ready TO t"))
                .containsExactly(
                        "ALTER TABLE `shop`.`t` ADD COLUMN `n` int(11) NULL, CHANGE COLUMN `a` `z`"
                                + " bigint(20) NULL");
        assertThat(shop.columns("t")).containsExactly("id", "z", "b", "n");
        assertThat(shop.run("DROP TABLE _t_old")).isEmpty();
        assertThat(shop.run("ALTER TABLE t DROP n")).hasSize(1);
    }

    @Test
    void aTableThatWasRebuiltFromAnOlderDefinitionIsRefused() {
        shop.run("CREATE TABLE _t_new LIKE t");
        shop.run("ALTER TABLE t ADD late INT");
        assertThatThrownBy(() -> shop.plan("RENAME TABLE t TO _t_old, _t_new TO t"))
                .hasMessageContaining("was not made from its present definition");
    }

    @Test
    void aTableBesideIsForgottenWhenItGoes() {
        shop.run("CREATE TABLE _t_new LIKE t");
        shop.run("DROP TABLE _t_new");
        assertThatThrownBy(() -> shop.plan("RENAME TABLE t TO _t_old, _t_new TO t"))
                .hasMessageContaining("its rows were not followed");
    }
}
