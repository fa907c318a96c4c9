package io.omsflink.bench.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A connection to the shop, and what one must know of the shop to trade there. */
final class ShopSession {
    private final Connection connection;
    private final Dice dice;
    private final int customers;
    private final int products;
    private long lastOrder;

    ShopSession(Connection connection, Dice dice) throws SQLException {
        this.connection = connection;
        this.dice = dice;
        customers = (int) most("shop.customers");
        products = (int) most("shop.products");
        lastOrder = most("shop.orders");
    }

    private long most(String table) throws SQLException {
        return Long.parseLong(text("SELECT COALESCE(MAX(id), 0) FROM " + table).orElseThrow());
    }

    Dice dice() {
        return dice;
    }

    int customer() {
        return dice.between(1, customers);
    }

    int product() {
        return dice.between(1, products);
    }

    int products() {
        return products;
    }

    /** Any order; it may be gone already. */
    long order() {
        return dice.between(1, (int) lastOrder);
    }

    /** One of the last orders; it may be gone already. */
    long recentOrder() {
        return Math.max(1, lastOrder - dice.between(0, 500));
    }

    void ordered(long order) {
        lastOrder = Math.max(lastOrder, order);
    }

    /** Returns the number of rows that the statement changed. */
    int change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Inserts one row and returns its generated key. */
    long insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** The first column of the first row; empty when there is no row or NULL. */
    Optional<String> text(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }
}
