package io.omsflink.bench.shop;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** What the shop sells, where it lies and what people say about it. */
final class ProductData {
    private static final int THUMBNAIL = 120;

    private final Connection connection;
    private final ShopSizes sizes;
    private final Dice dice;

    ProductData(Connection connection, ShopSizes sizes, long seed) {
        this.connection = connection;
        this.sizes = sizes;
        this.dice = new Dice(seed + 2);
    }

    void load() throws SQLException {
        categories();
        products();
        images();
        inventory();
        reviews();
    }

    /** The price a product has in the beginning. */
    static BigDecimal price(int product) {
        return BigDecimal.valueOf(199 + product * 7919L % 49_900, 2);
    }

    private void categories() throws SQLException {
        try (BulkInsert insert =
                new BulkInsert(
                        connection, "shop.categories (id, parent_id, name, sort_order, visible)")) {
            for (int id = 1; id <= ShopSizes.CATEGORIES; id++) {
                Integer parent = id <= 8 ? null : Integer.valueOf(id % 8 + 1);
                insert.row(
                        id,
                        parent,
                        dice.pick(Words.ADJECTIVES) + " things " + id,
                        dice.between(-128, 127),
                        dice.chance(0.9));
            }
        }
    }

    private void products() throws SQLException {
        String target =
                "shop.products (id, sku, category_id, name, description, price, tax_percent, cost,"
                        + " weight_kg, rating, on_sale_since, specs, tags, views, changed_at)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int id = 1; id <= sizes.products(); id++) {
                product(insert, id);
            }
        }
    }

    private void product(BulkInsert insert, int id) throws SQLException {
        insert.row(
                id,
                dice.letters(3) + "-" + String.format("%08d", id),
                dice.between(1, ShopSizes.CATEGORIES),
                Words.product(dice),
                dice.sometimesNull(0.1, Words.text(dice, 8)),
                price(id),
                dice.chance(0.8) ? 19 : 7,
                dice.decimal(dice.between(11, 18), 10),
                dice.sometimesNull(0.1, dice.fraction() * 40),
                dice.sometimesNull(0.3, (float) (1 + 4 * dice.fraction())),
                dice.sometimesNull(0.1, dice.between(1999, 2026)),
                dice.sometimesNull(0.2, Words.specs(dice)),
                dice.some(Words.TAGS),
                dice.between(0, 16_000_000),
                dice.moment());
    }

    private void images() throws SQLException {
        String target = "shop.product_images (product_id, position, mime, thumbnail, image, md5)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int i = 0; i < sizes.images(); i++) {
                byte[] image = dice.bytes(dice.between(THUMBNAIL, 3_000));
                String mime = dice.chance(0.7) ? "image/png" : "image/jpeg";
                insert.row(
                        i / 2 + 1, i % 2, mime, Arrays.copyOf(image, THUMBNAIL), image, md5(image));
            }
        }
    }

    static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inventory() throws SQLException {
        String target =
                "shop.inventory (warehouse, product_id, quantity, reserved, shelf, counted_at,"
                        + " count_takes)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int i = 0; i < sizes.inventory(); i++) {
                int product = i / ShopSizes.WAREHOUSES_PER_PRODUCT + 1;
                insert.row(
                        warehouse(product, i % ShopSizes.WAREHOUSES_PER_PRODUCT),
                        product,
                        dice.between(0, 5_000),
                        dice.between(0, 40),
                        dice.letters(1) + "-" + dice.digits(3),
                        dice.sometimesNull(0.2, dice.moment()),
                        dice.sometimesNull(
                                0.2,
                                String.format(
                                        "%02d:%02d:00", dice.between(0, 30), dice.between(0, 59))));
            }
        }
    }

    /** The first (0) or second (1) warehouse of a product in the beginning. */
    static String warehouse(int product, int which) {
        return Words.WAREHOUSES.get((product + which) % Words.WAREHOUSES.size());
    }

    private void reviews() throws SQLException {
        String target =
                "shop.reviews (id, product_id, customer_id, stars, title, body, body_local,"
                        + " helpful, written_at)";
        try (BulkInsert insert = new BulkInsert(connection, target)) {
            for (int i = 0; i < sizes.reviews(); i++) {
                int product = i % sizes.products();
                // Two reviews of one product never come from one customer: a unique key says so.
                int customer = (i / sizes.products() + product * 13) % sizes.customers();
                insert.row(
                        i + 1,
                        product + 1,
                        customer + 1,
                        dice.between(1, 5),
                        dice.pick(Words.SENTENCES),
                        dice.sometimesNull(0.2, Words.text(dice, 6)),
                        dice.sometimesNull(0.7, dice.pick(Words.LOCAL_SENTENCES)),
                        dice.between(-20, 3_000),
                        dice.moment().withNano(0));
            }
        }
    }
}
