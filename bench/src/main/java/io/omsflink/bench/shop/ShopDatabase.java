package io.omsflink.bench.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The sample: databases {@code shop} and {@code billing}. A project with {@code shop.*} and {@code
 * billing.invoice_?} but without {@code shop.tmp_*} moves the tables of {@link #MOVED}; the others
 * are there to be left behind.
 *
 * @param rows by table as in {@code shop.orders}, how many rows were written to each table that is
 *     to be moved
 */
public record ShopDatabase(Map<String, Integer> rows) {
    /** How many rows the demo makes when not told. */
    public static final int DEFAULT_ROWS = 200_000;

    /** The tables that the sample project moves, as {@code database.table}. */
    public static final List<String> MOVED =
            List.of(
                    "shop.addresses",
                    "shop.categories",
                    "shop.customers",
                    "shop.events",
                    "shop.inventory",
                    "shop.order_items",
                    "shop.orders",
                    "shop.payments",
                    "shop.product_images",
                    "shop.products",
                    "shop.reviews",
                    "shop.settings",
                    "shop.shipments",
                    "billing.invoice_a",
                    "billing.invoice_b",
                    "billing.invoice_c");

    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\\n");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");

    /**
     * Makes both databases, which must not exist yet, on MySQL 5.7 or 8.0.
     *
     * @param connection its session settings are changed; it is in auto-commit mode afterwards
     * @param rows how many rows the tables to be moved shall hold together; 1,000 at least
     * @param seed equal seeds make equal data
     */
    public static ShopDatabase create(Connection connection, int rows, long seed)
            throws SQLException {
        ShopSizes sizes = new ShopSizes(rows);
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            // Not the server's own: data must be the same wherever it runs.
            statement.execute("SET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES'");
            for (String sql : schema()) {
                statement.execute(sql);
            }
        }
        new PeopleData(connection, sizes, seed).load();
        new ProductData(connection, sizes, seed).load();
        new OrderData(connection, sizes, seed).load();
        return new ShopDatabase(counts(sizes));
    }

    private static List<String> schema() {
        try (InputStream in = ShopDatabase.class.getResourceAsStream("schema.sql")) {
            String text =
                    COMMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .replaceAll("");
            return STATEMENT_END
                    .splitAsStream(text)
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sample's schema: " + e.getMessage(), e);
        }
    }

    private static Map<String, Integer> counts(ShopSizes sizes) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("shop.addresses", sizes.addresses());
        rows.put("shop.categories", ShopSizes.CATEGORIES);
        rows.put("shop.customers", sizes.customers());
        rows.put("shop.events", sizes.events());
        rows.put("shop.inventory", sizes.inventory());
        rows.put("shop.order_items", sizes.items());
        rows.put("shop.orders", sizes.orders());
        rows.put("shop.payments", sizes.payments());
        rows.put("shop.product_images", sizes.images());
        rows.put("shop.products", sizes.products());
        rows.put("shop.reviews", sizes.reviews());
        rows.put("shop.settings", sizes.settings());
        rows.put("shop.shipments", sizes.shipments());
        rows.put("billing.invoice_a", sizes.invoices());
        rows.put("billing.invoice_b", sizes.invoices());
        rows.put("billing.invoice_c", sizes.invoices());
        return rows;
    }

    /** Of all tables that are to be moved. */
    public int totalRows() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }
}
