package io.omsflink.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TableCompare;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShopDatabaseITCase {
    private static final int ROWS = Integer.getInteger("oms.test.shop.rows", 20_000);
    private static final long SEED = Long.getLong("oms.test.seed", 42);

    private static MySqlServer source;
    private static MySqlServer target;

    @BeforeAll
    static void startServers() {
        source = MySqlServer.v80().option("default_time_zone", "+08:00").start();
        target = MySqlServer.v57().start();
    }

    @AfterAll
    static void stopServers() {
        source.close();
        target.close();
    }

    @Test
    void makesTheSameDataOnBothVersionsFromOneSeed() throws SQLException {
        try (Connection a = source.connect();
                Connection b = target.connect()) {
            long begin = System.nanoTime();
            ShopDatabase shop = ShopDatabase.create(a, ROWS, SEED);
            System.out.println(
                    ROWS + " rows in " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            ShopDatabase.create(b, ROWS, SEED);
            assertThat(shop.totalRows()).isEqualTo(ROWS);
            assertThat(shop.rows()).containsOnlyKeys(ShopDatabase.MOVED);
            for (String table : ShopDatabase.MOVED) {
                String[] name = table.split("\\.", -1);
                TableCompare.Result result = TableCompare.compare(a, b, name[0], name[1]);
                assertThat(result.equal()).as(result.toString()).isTrue();
                assertThat(result.rowsA()).as(table).isEqualTo(shop.rows().get(table).longValue());
            }
            assertThat(Query.rows(a, "shop", "tmp_import")).isPositive();
            assertThat(Query.rows(a, "billing", "invoice_archive")).isPositive();
        }
    }

    @Test
    void refusesAShopThatIsTooSmall() {
        assertThatThrownBy(() -> ShopDatabase.create(null, 10, 1)).hasMessageContaining("10 rows");
    }
}
