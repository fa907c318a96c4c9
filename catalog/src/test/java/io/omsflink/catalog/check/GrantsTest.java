package io.omsflink.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRANT SELECT ON `shop`.* TO 'u'@'%' | shop | true",
                "GRANT SELECT ON `shop`.* TO `u`@`%` | shop2 | false",
                "GRANT SELECT, INSERT ON *.* TO 'u'@'%' WITH GRANT OPTION | anything | true",
                "GRANT ALL PRIVILEGES ON *.* TO 'root'@'localhost' WITH GRANT OPTION | anything |"
                        + " true",
                "GRANT ALL PRIVILEGES ON `shop`.* TO 'u'@'%' | shop | true",
                "GRANT INSERT ON `shop`.* TO 'u'@'%' | shop | false",
                "GRANT SELECT ON `shop_%`.* TO 'u'@'%' | shop-eu | true",
                "GRANT SELECT ON `shop\\_%`.* TO 'u'@'%' | shop-eu | false",
                "GRANT SELECT ON `shop\\_%`.* TO 'u'@'%' | shop_eu | true",
                "GRANT SELECT ON `we``ird on a.b`.* TO 'u'@'%' | we`ird on a.b | true",
                "GRANT SELECT ON shop.* TO 'u' | shop | true",
                "GRANT SELECT (`a`, `b`), INSERT ON `shop`.* TO 'u'@'%' | shop | false",
                "GRANT SELECT ON `shop`.`t` TO 'u'@'%' | shop | false",
                "GRANT USAGE ON *.* TO 'u'@'%' | shop | false",
                "GRANT PROXY ON ''@'' TO 'root'@'localhost' WITH GRANT OPTION | shop | false",
                "GRANT `reader`@`%` TO `u`@`%` | shop | false",
                "GRANT EXECUTE ON FUNCTION `shop`.`f` TO 'u'@'%' | shop | false"
            })
    void selectOnADatabaseIsFound(String line, String database, boolean granted) {
        assertThat(Grants.parse(List.of(line)).onDatabase("SELECT", database)).isEqualTo(granted);
    }

    @Test
    void privilegesOfTheWholeServerAreNotThoseOfADatabase() {
        Grants grants =
                Grants.parse(
                        List.of(
                                "GRANT REPLICATION SLAVE ON *.* TO 'u'@'%'",
                                "GRANT ALL PRIVILEGES ON `shop`.* TO 'u'@'%'"));
        assertThat(grants.onServer("REPLICATION SLAVE")).isTrue();
        assertThat(grants.onServer("REPLICATION CLIENT")).isFalse();
        assertThat(grants.onServer("SELECT")).isFalse();
    }

    @Test
    void aPartialRevokeTakesTheGlobalPrivilegeBack() {
        Grants grants =
                Grants.parse(
                        List.of(
                                "GRANT SELECT, INSERT ON *.* TO `u`@`%`",
                                "REVOKE SELECT ON `secret`.* FROM `u`@`%`"));
        assertThat(grants.onDatabase("SELECT", "shop")).isTrue();
        assertThat(grants.onDatabase("SELECT", "secret")).isFalse();
        assertThat(grants.onDatabase("INSERT", "secret")).isTrue();
    }

    @Test
    void aPrivilegeOnOneTableCountsForThatTable() {
        Grants grants =
                Grants.parse(List.of("GRANT SELECT, INSERT (`a`) ON `shop`.`orders` TO 'u'@'%'"));
        assertThat(grants.onTable("SELECT", new TableId("shop", "orders"))).isTrue();
        assertThat(grants.onTable("INSERT", new TableId("shop", "orders"))).isFalse();
        assertThat(grants.onTable("SELECT", new TableId("shop", "customers"))).isFalse();
    }
}
