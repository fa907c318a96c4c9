package io.omsflink.bench.shop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Orders and all that follows from them, down to the invoices. */
final class OrderData {
    static final BigInteger FIRST_PAYMENT = new BigInteger("18000000000000000000");
    static final String ITEMS =
            "shop.order_items (order_id, line, product_id, quantity, unit_price, gift_wrap,"
                    + " engraving)";

    private final Connection connection;
    private final ShopSizes sizes;
    private final Dice dice;

    OrderData(Connection connection, ShopSizes sizes, long seed) {
        this.connection = connection;
        this.sizes = sizes;
        this.dice = new Dice(seed + 3);
    }

    void load() throws SQLException {
        ordersWithItems();
        payments();
        shipments();
        for (String series : List.of("a", "b", "c", "archive")) {
            invoices(series);
        }
        scratch();
    }

    private void ordersWithItems() throws SQLException {
        String target =
                "shop.orders (id, customer_id, status, total, currency, coupon, remark, placed_at,"
                        + " updated_at)";
        int itemsLeft = sizes.items();
        try (BulkInsert orders = new BulkInsert(connection, target);
                BulkInsert items = new BulkInsert(connection, ITEMS)) {
            for (int id = 1; id <= sizes.orders(); id++) {
                int lines = lines(itemsLeft, sizes.orders() - id + 1);
                itemsLeft -= lines;
                order(orders, id, items(items, id, lines));
            }
        }
    }

    /**
     * How many items the next order gets, so that in the end just all are given out and each order
     * has one.
     */
    private int lines(int itemsLeft, int ordersLeft) {
        int most = Math.min(4, itemsLeft - (ordersLeft - 1));
        int least = Math.max(1, itemsLeft - 4 * (ordersLeft - 1));
        return least >= most
                ? least
                : Math.min(most, Math.max(least, dice.pick(List.of(1, 1, 1, 2, 2, 3, 4))));
    }

    private BigDecimal items(BulkInsert insert, int order, int lines) throws SQLException {
        BigDecimal total = BigDecimal.ZERO;
        for (int line = 1; line <= lines; line++) {
            int product = dice.between(1, sizes.products());
            int quantity = dice.between(1, 5);
            BigDecimal price = ProductData.price(product);
            insert.row(
                    order,
                    line,
                    product,
                    quantity,
                    price,
                    dice.chance(0.1),
                    dice.sometimesNull(0.9, dice.pick(Words.FIRST_NAMES) + " ♥"));
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
        }
        return total;
    }

    private void order(BulkInsert insert, int id, BigDecimal total) throws SQLException {
        LocalDateTime placed = dice.moment();
        insert.row(
                id,
                dice.between(1, sizes.customers()),
                dice.pick(Words.ORDER_STATES),
                total,
                dice.chance(0.9) ? "EUR" : "CNY",
                dice.sometimesNull(0.8, "WELCOME" + dice.between(5, 25)),
                dice.sometimesNull(0.85, dice.pick(Words.SENTENCES)),
                placed,
                placed.plusHours(dice.between(0, 200)).withNano(0));
    }

    private void payments() throws SQLException {
        String target =
                "shop.payments (id, order_id, method, state, amount, fee, card_digits, token,"
                        + " paid_at)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int i = 0; i < sizes.payments(); i++) {
                insert.row(
                        FIRST_PAYMENT.add(BigInteger.valueOf(i)),
                        i + 1,
                        dice.pick(Words.PAYMENT_METHODS),
                        dice.chance(0.95) ? "done" : "open",
                        dice.money(2, 2_000),
                        dice.fraction() * 3,
                        dice.sometimesNull(0.4, dice.digits(4)),
                        dice.bytes(dice.between(20, 32)),
                        dice.sometimesNull(0.05, dice.moment()));
            }
        }
    }

    private void shipments() throws SQLException {
        String target =
                "shop.shipments (tracking, order_id, carrier, parcels, shipped_on, pickup,"
                        + " lateness, delivered_at, route)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int i = 0; i < sizes.shipments(); i++) {
                insert.row(
                        dice.letters(2) + String.format("%09d", i) + dice.pick(Words.COUNTRIES),
                        i + 1,
                        dice.pick(Words.CARRIERS),
                        dice.between(1, 3),
                        dice.day(),
                        String.format("%02d:%02d:00", dice.between(6, 20), dice.between(0, 59)),
                        dice.sometimesNull(0.3, lateness()),
                        dice.sometimesNull(0.1, dice.moment().withNano(0)),
                        dice.sometimesNull(0.8, route()));
            }
        }
    }

    private String lateness() {
        return String.format(
                "%s%02d:%02d:%02d.%03d",
                dice.chance(0.4) ? "-" : "",
                dice.between(0, 120),
                dice.between(0, 59),
                dice.between(0, 59),
                dice.between(0, 999));
    }

    private BulkInsert.Expression route() {
        String points =
                "POINT("
                        + dice.between(-9, 30)
                        + ","
                        + dice.between(36, 60)
                        + "),POINT("
                        + dice.fraction()
                        + ","
                        + dice.fraction()
                        + ")";
        return new BulkInsert.Expression("LINESTRING(" + points + ")");
    }

    private void invoices(String series) throws SQLException {
        String target =
                "billing.invoice_"
                        + series
                        + " (number, order_id, net, tax, fiscal_year, issued_on, pdf)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int i = 0; i < sizes.invoices(); i++) {
                BigDecimal net = dice.decimal(dice.between(8, 12), 6);
                insert.row(
                        series.toUpperCase(Locale.ROOT) + "-" + String.format("%07d", i),
                        dice.between(1, sizes.orders()),
                        net,
                        net.multiply(new BigDecimal("0.19")).setScale(6, RoundingMode.HALF_UP),
                        dice.between(2023, 2026),
                        dice.day(),
                        dice.sometimesNull(0.9, dice.bytes(dice.between(0, 2_000))));
            }
        }
    }

    private void scratch() throws SQLException {
        try (BulkInsert insert = new BulkInsert(connection, "shop.tmp_import (line, loaded_at)")) {
            for (int i = 0; i < ShopSizes.SCRATCH; i++) {
                insert.row(dice.letters(8) + ";" + dice.digits(12), dice.moment().withNano(0));
            }
        }
    }
}
