package io.omsflink.bench.shop;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * Writes rows of one table as multi-row inserts of about half a megabyte, each its own transaction.
 */
final class BulkInsert implements AutoCloseable {
    private static final int BATCH_CHARS = 500_000;

    private final Statement statement;
    private final String head;
    private final StringBuilder sql = new StringBuilder(BATCH_CHARS + 10_000);

    /**
     * @param target as in {@code shop.orders (id, total)}
     */
    BulkInsert(Connection connection, String target) throws SQLException {
        statement = connection.createStatement();
        head = "INSERT INTO " + target + " VALUES ";
    }

    /** An expression that goes into the statement as it stands. */
    record Expression(String sql) {}

    void row(Object... values) throws SQLException {
        sql.append(sql.isEmpty() ? head : ",").append('(');
        for (int i = 0; i < values.length; i++) {
            sql.append(i == 0 ? "" : ",");
            literal(values[i]);
        }
        sql.append(')');
        if (sql.length() > BATCH_CHARS) {
            flush();
        }
    }

    private void literal(Object value) {
        if (value == null) {
            sql.append("NULL");
        } else if (value instanceof BigDecimal decimal) {
            sql.append(decimal.toPlainString());
        } else if (value instanceof Number number) {
            sql.append(number);
        } else if (value instanceof Boolean bit) {
            sql.append(bit ? '1' : '0');
        } else if (value instanceof byte[] bytes) {
            sql.append("X'").append(HexFormat.of().formatHex(bytes)).append('\'');
        } else if (value instanceof Expression expression) {
            sql.append(expression.sql());
        } else {
            sql.append('\'')
                    .append(value.toString().replace("\\", "\\\\").replace("'", "''"))
                    .append('\'');
        }
    }

    private void flush() throws SQLException {
        if (!sql.isEmpty()) {
            statement.executeUpdate(sql.toString());
            sql.setLength(0);
        }
    }

    /** Writes what is left. */
    @Override
    public void close() throws SQLException {
        try (statement) {
            flush();
        }
    }
}
