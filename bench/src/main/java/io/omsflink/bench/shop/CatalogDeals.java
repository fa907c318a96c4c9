package io.omsflink.bench.shop;

import java.sql.SQLException;

/** Transactions around products. */
final class CatalogDeals {
    private CatalogDeals() {}

    /** A customer writes a review or changes the one written before. */
    static int review(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "INSERT INTO shop.reviews (product_id, customer_id, stars, title, body, body_local)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE stars = VALUES(stars),"
                    + " body = VALUES(body), helpful = 0",
                shop.product(),
                shop.customer(),
                dice.between(1, 5),
                dice.pick(Words.SENTENCES),
                dice.sometimesNull(0.2, Words.text(dice, 6)),
                dice.sometimesNull(0.7, dice.pick(Words.LOCAL_SENTENCES)));
    }

    static int deleteReview(ShopSession shop) throws SQLException {
        return shop.change(
                "DELETE FROM shop.reviews WHERE product_id = ? ORDER BY id LIMIT 1",
                shop.product());
    }

    /** Changes a stored generated column too. */
    static int changePrice(ShopSession shop) throws SQLException {
        Dice dice = shop.dice();
        return shop.change(
                "UPDATE shop.products SET price = ?, tags = ?, specs = ?, views = (views + 1) %"
                        + " 16000000 WHERE id = ?",
                dice.money(1, 900),
                dice.some(Words.TAGS),
                dice.sometimesNull(0.2, Words.specs(dice)),
                shop.product());
    }

    /** Changes many rows in one statement. */
    static int sale(ShopSession shop) throws SQLException {
        int category = shop.dice().between(1, ShopSizes.CATEGORIES);
        return shop.change(
                "UPDATE shop.products SET price = GREATEST(0.99, price * 0.95) WHERE category_id ="
                        + " ?",
                category);
    }

    /**
     * Changes a part of a composite primary key, unless the product lies in that warehouse already.
     */
    static int moveStock(ShopSession shop) throws SQLException {
        String warehouse = shop.dice().pick(Words.WAREHOUSES);
        return shop.change(
                "UPDATE IGNORE shop.inventory SET warehouse = ?, counted_at = CURRENT_TIMESTAMP(3)"
                        + " WHERE product_id = ? ORDER BY warehouse LIMIT 1",
                warehouse,
                shop.product());
    }

    static int replaceImage(ShopSession shop) throws SQLException {
        byte[] image = shop.dice().bytes(shop.dice().between(0, 4_000));
        return shop.change(
                "REPLACE INTO shop.product_images (product_id, position, mime, thumbnail, image,"
                        + " md5) VALUES (?, ?, 'image/webp', ?, ?, ?)",
                shop.product(),
                shop.dice().between(0, 2),
                shop.dice().bytes(64),
                image,
                ProductData.md5(image));
    }
}
