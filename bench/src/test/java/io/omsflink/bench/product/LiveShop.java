package io.omsflink.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.bench.shop.ShopDatabase;
import io.omsflink.bench.shop.ShopTraffic;
import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TableCompare;
import io.omsflink.testkit.TcpProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop that is open while it moves: a source that customers write to, a target behind a network
 * that can fail, and a look at both that asks nothing of the product.
 */
final class LiveShop implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final double TRANSACTIONS_PER_SECOND = 50;

    final MySqlServer source;
    final MySqlServer target;

    /** Between the job and the target. */
    final TcpProxy network;

    private final long seed;
    private ShopTraffic customers;
    private KeylessTraffic visitors;
    private int openings;

    LiveShop(int rows, long seed) throws SQLException {
        this.seed = seed;
        source = MySqlServer.v80().start();
        target = MySqlServer.v57().start();
        network = TcpProxy.to(target.host(), target.port());
        try (Connection connection = source.connect()) {
            ShopDatabase.create(connection, rows, seed);
            KeylessTraffic.create(connection);
        }
    }

    /**
     * Every transaction of the source changes something that moves, so that they can be counted.
     */
    String project() {
        return """
        name: shop
        kind: migration
        source: {type: mysql, host: %s, port: %d, user: %s, password: "${env:SRC_PASSWORD}"}
        target: {type: oceanbase, host: %s, port: %d, user: %s, password: "${env:DST_PASSWORD}"}
        objects: {include: ["shop.*", "billing.*"]}
        steps: {schema: {}, full: {}, incremental: {}}
        """
                .formatted(
                        source.host(),
                        source.port(),
                        source.user(),
                        network.host(),
                        network.port(),
                        target.user());
    }

    void open() {
        openings++;
        customers = ShopTraffic.start(source::connect, TRANSACTIONS_PER_SECOND, seed + openings);
        visitors = KeylessTraffic.start(source::connect, seed + openings);
    }

    void shut() throws SQLException {
        visitors.close();
        customers.stop();
        assertThat(customers.transactions()).isPositive();
        assertThat(visitors.transactions()).as(visitors.toString()).isPositive();
    }

    /** Waits until the customers have written this much more. */
    void await(int transactions) throws SQLException {
        long goal = customers.transactions() + transactions;
        Await.until(
                "the customers go on",
                BOUND,
                () -> customers.transactions() >= goal || !customers.isRunning());
        if (!customers.isRunning()) {
            customers.stop();
        }
    }

    /** Waits until the target has applied whatever the source has committed. */
    void awaitApplied() {
        Await.until("everything is applied", BOUND, this::applied);
    }

    private boolean applied() throws SQLException {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            String applied =
                    Query.text(to, "SELECT gtid_set FROM oms_meta.progress WHERE project='shop'");
            return Query.number(
                            from, "SELECT GTID_SUBSET(@@global.gtid_executed, '" + applied + "')")
                    == 1;
        }
    }

    /** Compares every table, and fails with the rows that differ. */
    void assertEqual() throws SQLException {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            List<TableCompare.Result> results =
                    new ArrayList<>(TableCompare.compareAll(from, to, "shop"));
            results.addAll(TableCompare.compareAll(from, to, "billing"));
            assertThat(results)
                    .hasSizeGreaterThan(ShopDatabase.MOVED.size())
                    .allMatch(TableCompare.Result::equal);
        }
    }

    /**
     * Transactions of the source less those that the target says it has applied. From the beginning
     * of the log on this stays the same exactly if each is applied once.
     */
    long transactionsNotApplied() throws SQLException {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            // One server wrote all: uuid:1-N.
            String executed = Query.text(from, "SELECT @@global.gtid_executed");
            long committed = Long.parseLong(executed.substring(executed.lastIndexOf('-') + 1));
            return committed
                    - Query.number(
                            to, "SELECT transactions FROM oms_meta.progress WHERE project='shop'");
        }
    }

    /** Ends writing that a failed test has left behind. */
    void abandon() {
        if (customers != null) {
            visitors.close();
            customers.close();
        }
    }

    @Override
    public void close() {
        abandon();
        network.close();
        source.close();
        target.close();
    }
}
