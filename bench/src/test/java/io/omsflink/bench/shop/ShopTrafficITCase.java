package io.omsflink.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopTrafficITCase {
    private static final long SEED = Long.getLong("oms.test.seed", 42);

    private MySqlServer server;

    @BeforeEach
    void createShop() throws SQLException {
        server =
                MySqlServer.v80()
                        .option("sync_binlog", "0")
                        .option("innodb_flush_log_at_trx_commit", "0")
                        .start();
        try (Connection connection = server.connect()) {
            ShopDatabase.create(connection, 2_000, SEED);
        }
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private String gtids() throws SQLException {
        try (Connection connection = server.connect()) {
            return Query.text(connection, "SELECT @@gtid_executed");
        }
    }

    @Test
    void changesEveryMovedTableButCategoriesAndWritesNothingAfterStop() throws SQLException {
        server.execute("TRUNCATE performance_schema.table_io_waits_summary_by_table");
        ShopTraffic traffic = ShopTraffic.start(server::connect, 0, SEED);
        Await.until(
                "2000 transactions are done",
                Duration.ofMinutes(2),
                () -> !traffic.isRunning() || traffic.transactions() >= 2_000);
        traffic.stop();
        assertThat(traffic.rowChanges()).isGreaterThan(traffic.transactions());
        assertThat(traffic.interruptions()).isZero();
        String after = gtids();
        try (Connection connection = server.connect()) {
            assertThat(
                            Query.texts(
                                    connection,
                                    "SELECT CONCAT(object_schema, '.', object_name) FROM"
                                            + " performance_schema.table_io_waits_summary_by_table"
                                            + " WHERE object_schema IN ('shop', 'billing') AND"
                                            + " count_update + count_delete + count_insert > 0"))
                    .containsAll(
                            ShopDatabase.MOVED.stream()
                                    .filter(table -> !table.equals("shop.categories"))
                                    .toList())
                    .contains("shop.tmp_import", "billing.invoice_archive")
                    .doesNotContain("shop.categories");
            assertThat(
                            Query.number(
                                    connection,
                                    "SELECT COUNT(*) FROM shop.payments WHERE state = 'refunded'"
                                            + " AND id > 18000000000000000000"))
                    .isPositive();
            assertThat(
                            Query.number(
                                    connection,
                                    "SELECT COUNT(*) FROM shop.shipments WHERE tracking LIKE 'T%'"))
                    .isPositive();
        }
        assertThat(gtids()).isEqualTo(after);
    }

    @Test
    void keepsToTheRate() throws SQLException {
        long begin = System.nanoTime();
        ShopTraffic traffic = ShopTraffic.start(server::connect, 50, SEED);
        Await.until(
                "50 transactions are done",
                Duration.ofMinutes(1),
                () -> traffic.transactions() >= 50);
        traffic.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void goesOnAfterTheServerWasKilled() throws SQLException {
        ShopTraffic traffic = ShopTraffic.start(server::connect, 0, SEED);
        Await.until(
                "100 transactions are done",
                Duration.ofMinutes(1),
                () -> traffic.transactions() >= 100);
        server.kill9();
        server.start();
        long before = traffic.transactions();
        Await.until(
                "it writes again",
                Duration.ofMinutes(1),
                () -> traffic.transactions() >= before + 100);
        traffic.stop();
        assertThat(traffic.interruptions()).isPositive();
    }

    @Test
    void severalWritersShareOneShop() throws SQLException {
        ShopTraffic one = ShopTraffic.start(server::connect, 0, 1);
        ShopTraffic two = ShopTraffic.start(server::connect, 0, 2);
        Await.until(
                "1000 transactions are done",
                Duration.ofMinutes(1),
                () -> one.transactions() >= 500 && two.transactions() >= 500);
        one.stop();
        two.stop();
    }

    @Test
    void tellsWhyItEndedEarly() throws SQLException {
        server.execute("DROP TABLE shop.order_items");
        ShopTraffic traffic = ShopTraffic.start(server::connect, 0, SEED);
        Await.until("it has given up", Duration.ofMinutes(1), () -> !traffic.isRunning());
        assertThatThrownBy(traffic::stop)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("order_items");
    }
}
