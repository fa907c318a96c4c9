package io.omsflink.bench.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Customers, where they live and what they did. */
final class PeopleData {
    private final Connection connection;
    private final ShopSizes sizes;
    private final Dice dice;

    PeopleData(Connection connection, ShopSizes sizes, long seed) {
        this.connection = connection;
        this.sizes = sizes;
        this.dice = new Dice(seed + 1);
    }

    void load() throws SQLException {
        customers();
        addresses();
        events();
        settings();
    }

    private void customers() throws SQLException {
        String target =
                "shop.customers (id, email, name, nickname, gender, interests, birthday, phone,"
                        + " credit_limit, loyalty, is_active, rights, external_id, created_at,"
                        + " updated_at)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int id = 1; id <= sizes.customers(); id++) {
                customer(insert, id);
            }
        }
    }

    private void customer(BulkInsert insert, int id) throws SQLException {
        String first = dice.pick(Words.FIRST_NAMES);
        String last = dice.pick(Words.LAST_NAMES);
        insert.row(
                id,
                ascii(first) + "." + ascii(last) + id + "@example.com",
                first + " " + last,
                dice.sometimesNull(0.5, dice.pick(Words.NICKNAMES)),
                dice.pick(List.of("female", "male", "other", "not said")),
                dice.some(Words.INTERESTS),
                dice.sometimesNull(0.2, dice.birthday()),
                dice.sometimesNull(0.3, "+49 30 " + dice.digits(7)),
                dice.money(0, 5_000),
                dice.sometimesNull(0.1, (float) dice.fraction()),
                dice.chance(0.9),
                dice.between(0, 4095),
                dice.bytes(16),
                dice.moment().withNano(0),
                dice.moment());
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }

    private void addresses() throws SQLException {
        String target =
                "shop.addresses (id, customer_id, kind, street, zip, city, city_local, country,"
                        + " location, valid_from)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int id = 1; id <= sizes.addresses(); id++) {
                insert.row(
                        id,
                        dice.between(1, sizes.customers()),
                        dice.pick(List.of("home", "work", "delivery", "invoice")),
                        dice.pick(Words.STREETS) + " " + dice.between(1, 240),
                        dice.digits(5),
                        dice.pick(Words.CITIES),
                        dice.sometimesNull(0.6, dice.pick(Words.LOCAL_CITIES)),
                        dice.pick(Words.COUNTRIES),
                        dice.sometimesNull(0.3, point()),
                        dice.day());
            }
        }
    }

    private BulkInsert.Expression point() {
        return new BulkInsert.Expression(
                "POINT("
                        + (dice.fraction() * 360 - 180)
                        + ","
                        + (dice.fraction() * 180 - 90)
                        + ")");
    }

    private void events() throws SQLException {
        String target =
                "shop.events (id, trace_id, kind, payload, user_agent, client_ip, occurred_at)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int id = 1; id <= sizes.events(); id++) {
                insert.row(
                        id,
                        Long.toUnsignedString(dice.anyLong()),
                        dice.pick(Words.EVENTS),
                        Words.payload(dice, sizes.products()),
                        dice.sometimesNull(0.1, dice.pick(Words.AGENTS)),
                        dice.bytes(dice.chance(0.7) ? 4 : 16),
                        dice.moment());
            }
        }
    }

    private void settings() throws SQLException {
        try (BulkInsert insert =
                new BulkInsert(
                        connection,
                        "shop.settings (scope, name, value, secret, revision, changed_at)")) {
            for (int i = 0; i < sizes.settings(); i++) {
                insert.row(
                        Words.SCOPES.get(i % Words.SCOPES.size()),
                        settingName(i),
                        dice.sometimesNull(0.05, Words.text(dice, 3)),
                        dice.sometimesNull(0.8, dice.bytes(dice.between(0, 48))),
                        dice.between(1, 90),
                        dice.moment().withNano(0));
            }
        }
    }

    /** The name of the setting at that place; with its scope no two are alike. */
    static String settingName(int index) {
        return "option." + index / Words.SCOPES.size();
    }
}
