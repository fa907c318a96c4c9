package io.omsflink.bench.shop;

import java.sql.SQLException;
import java.util.Optional;

/** Transactions around customers and the people who run the shop. */
final class PeopleDeals {
    private PeopleDeals() {}

    /** Somebody looks at a page. */
    static int look(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "INSERT INTO shop.events (trace_id, kind, payload, user_agent, client_ip,"
                        + " occurred_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))",
                Long.toUnsignedString(dice.anyLong()),
                dice.pick(Words.EVENTS),
                Words.payload(dice, shop.products()),
                dice.sometimesNull(0.1, dice.pick(Words.AGENTS)),
                dice.bytes(4));
    }

    static int changeCustomer(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "UPDATE shop.customers SET nickname = ?, interests = ?, birthday = ?, credit_limit"
                        + " = ?, loyalty = ?, rights = ?, is_active = ? WHERE id = ?",
                dice.sometimesNull(0.3, dice.pick(Words.NICKNAMES)),
                dice.some(Words.INTERESTS),
                dice.sometimesNull(0.2, dice.birthday().toString()),
                dice.money(0, 5_000),
                dice.sometimesNull(0.1, dice.fraction()),
                dice.between(0, 4095),
                dice.between(0, 1),
                shop.customer());
    }

    /** Two rows trade their values of a unique key, which only works through a third value. */
    static int swapEmails(ShopSession shop) throws SQLException {
        int one = shop.customer();
        int other = shop.customer();
        Optional<String> first = email(shop, one);
        Optional<String> second = email(shop, other);
        if (one == other || first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        String sql = "UPDATE shop.customers SET email = ? WHERE id = ?";
        return shop.change(sql, "swap-" + shop.dice().letters(12), one)
                + shop.change(sql, first.get(), other)
                + shop.change(sql, second.get(), one);
    }

    private static Optional<String> email(ShopSession shop, int customer) throws SQLException {
        return shop.text("SELECT email FROM shop.customers WHERE id = ? FOR UPDATE", customer);
    }

    static int moveHouse(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "UPDATE shop.addresses SET street = ?, zip = ?, city = ?, city_local = ?, location"
                        + " = POINT(?, ?), valid_from = UTC_DATE() WHERE customer_id = ?",
                dice.pick(Words.STREETS) + " " + dice.between(1, 240),
                dice.digits(5),
                dice.pick(Words.CITIES),
                dice.sometimesNull(0.5, dice.pick(Words.LOCAL_CITIES)),
                dice.fraction() * 360 - 180,
                dice.fraction() * 180 - 90,
                shop.customer());
    }

    static int configure(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "INSERT INTO shop.settings (scope, name, value, secret, changed_at) VALUES (?, ?,"
                        + " ?, ?, UTC_TIMESTAMP()) ON DUPLICATE KEY UPDATE value = VALUES(value),"
                        + " revision = revision + 1, changed_at = VALUES(changed_at)",
                dice.pick(Words.SCOPES),
                "option." + dice.between(0, 400),
                Words.text(dice, 3),
                dice.sometimesNull(0.8, dice.bytes(dice.between(0, 48))));
    }

    /** Writes to a table that is not moved. */
    static int importScratch(ShopSession shop) throws SQLException {
        return shop.change(
                "INSERT INTO shop.tmp_import VALUES (?, UTC_TIMESTAMP())", shop.dice().letters(10));
    }

    /** Takes back everything: nothing of it may ever reach a target. */
    static int changeMind(ShopSession shop) throws SQLException {
        OrderDeals.place(shop);
        shop.rollback();
        return 0;
    }
}
