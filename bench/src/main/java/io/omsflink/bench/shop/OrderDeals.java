package io.omsflink.bench.shop;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Transactions around orders. */
final class OrderDeals {
    private OrderDeals() {}

    /** Order, items, stock, payment and an event, as a checkout does it. */
    static int place(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        long order =
                shop.insert(
                        "INSERT INTO shop.orders (customer_id, status, total, coupon, remark,"
                                + " placed_at) VALUES (?, 'new', 0, ?, ?, UTC_TIMESTAMP(6))",
                        shop.customer(),
                        dice.sometimesNull(0.8, "WELCOME" + dice.between(5, 25)),
                        dice.sometimesNull(0.9, dice.pick(Words.SENTENCES)));
        shop.ordered(order);
        int changes = 1;
        BigDecimal total = BigDecimal.ZERO;
        for (int line = dice.between(1, 4); line > 0; line--) {
            int quantity = dice.between(1, 3);
            int product = shop.product();
            BigDecimal price = price(shop, product);
            changes += item(shop, order, line, product, quantity, price);
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
        }
        changes +=
                shop.change(
                        "UPDATE shop.orders SET total = ?, status = 'paid' WHERE id = ?",
                        total,
                        order);
        return changes + pay(shop, order, total) + PeopleDeals.look(shop);
    }

    private static BigDecimal price(ShopSession shop, int product) throws SQLException {
        Optional<String> price = shop.text("SELECT price FROM shop.products WHERE id = ?", product);
        return new BigDecimal(price.orElse("1.00"));
    }

    private static int item(
            ShopSession shop, long order, int line, int product, int quantity, BigDecimal price)
            throws SQLException {
        int changes =
                shop.change(
                        "INSERT INTO " + OrderData.ITEMS + " VALUES (?, ?, ?, ?, ?, 0, ?)",
                        order,
                        line,
                        product,
                        quantity,
                        price,
                        shop.dice()
                                .sometimesNull(
                                        0.9, "für " + shop.dice().pick(Words.FIRST_NAMES) + " 🎁"));
        return changes
                + shop.change(
                        "UPDATE shop.inventory SET quantity = quantity - ?, reserved = (reserved +"
                                + " 1) % 1000 WHERE product_id = ? ORDER BY quantity DESC LIMIT 1",
                        quantity, product);
    }

    private static int pay(ShopSession shop, long order, BigDecimal amount) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "INSERT INTO shop.payments (order_id, method, state, amount, fee, card_digits,"
                        + " token, paid_at) VALUES (?, ?, 'done', ?, ?, ?, ?, UTC_TIMESTAMP(3))",
                order,
                dice.pick(Words.PAYMENT_METHODS),
                amount,
                dice.fraction() * 3,
                dice.sometimesNull(0.4, dice.digits(4)),
                dice.bytes(24));
    }

    static int ship(ShopSession shop) throws SQLException {
        long order = shop.recentOrder();
        Dice dice = shop.dice();
        if (shop.change(
                        "UPDATE shop.orders SET status = 'shipped' WHERE id = ? AND status IN"
                                + " ('new', 'paid')",
                        order)
                == 0) {
            return 0;
        }
        return 1
                + shop.change(
                        "INSERT INTO shop.shipments (tracking, order_id, carrier, parcels,"
                            + " shipped_on, pickup) VALUES (?, ?, ?, ?, UTC_DATE(), UTC_TIME())",
                        tracking(dice),
                        order,
                        dice.pick(Words.CARRIERS),
                        dice.between(1, 3));
    }

    // Wide enough that no two are ever alike, whatever the number of writers.
    private static String tracking(Dice dice) {
        return "T" + dice.letters(20);
    }

    static int deliver(ShopSession shop) throws SQLException {
        long order = shop.recentOrder();
        return shop.change(
                        "UPDATE shop.orders SET status = 'delivered' WHERE id = ? AND status ="
                                + " 'shipped'",
                        order)
                + shop.change(
                        "UPDATE shop.shipments SET delivered_at = UTC_TIMESTAMP(), lateness = ?"
                                + " WHERE order_id = ?",
                        (shop.dice().chance(0.5) ? "-" : "")
                                + "00:"
                                + shop.dice().between(10, 59)
                                + ":00.125",
                        order);
    }

    /** The stock comes back and the money goes back. */
    static int cancel(ShopSession shop) throws SQLException {
        long order = shop.recentOrder();
        if (shop.change(
                        "UPDATE shop.orders SET status = 'cancelled' WHERE id = ? AND status <>"
                                + " 'cancelled'",
                        order)
                == 0) {
            return 0;
        }
        return 1
                + shop.change(
                        "UPDATE shop.inventory SET quantity = quantity + 1 WHERE product_id IN"
                                + " (SELECT product_id FROM shop.order_items WHERE order_id = ?)",
                        order)
                + shop.change(
                        "UPDATE shop.payments SET state = 'refunded' WHERE order_id = ?", order);
    }

    /** An old order is forgotten with all that hangs on it. */
    static int delete(ShopSession shop) throws SQLException {
        long order = shop.order();
        int changes = 0;
        for (String table : List.of("order_items", "payments", "shipments")) {
            changes += shop.change("DELETE FROM shop." + table + " WHERE order_id = ?", order);
        }
        return changes + shop.change("DELETE FROM shop.orders WHERE id = ?", order);
    }

    /** Changes a string primary key. */
    static int changeTracking(ShopSession shop) throws SQLException {
        return shop.change(
                "UPDATE shop.shipments SET tracking = ? WHERE order_id = ? LIMIT 1",
                tracking(shop.dice()),
                shop.order());
    }

    static int invoice(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "INSERT INTO billing.invoice_"
                        + dice.pick(List.of("a", "b", "c", "archive"))
                        + " VALUES (?, ?, ?, ?, YEAR(UTC_DATE()), UTC_DATE(), ?)",
                "N-" + dice.letters(16),
                shop.order(),
                dice.decimal(10, 6),
                dice.decimal(9, 6),
                dice.sometimesNull(0.5, dice.bytes(dice.between(0, 2_000))));
    }
}
