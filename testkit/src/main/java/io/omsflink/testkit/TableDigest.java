package io.omsflink.testkit;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The rows of a table as a multiset: their number and the sum of their 128-bit hashes modulo 2^128.
 * A row's hash is the MD5 over its columns, each with its length in front and -1 for NULL, so that
 * no two different rows look alike.
 */
record TableDigest(long rows, long high, long low) {
    private static final int FETCH = 1000;

    static TableDigest of(Connection connection, TableRead read) throws SQLException {
        long rows = 0;
        long high = 0;
        long low = 0;
        try (Statement statement = connection.createStatement()) {
            // Rows come as a stream; a large table must not be held in memory.
            statement.setFetchSize(FETCH);
            try (ResultSet result = statement.executeQuery(read.select())) {
                RowHash hash = new RowHash(read);
                while (result.next()) {
                    ByteBuffer row = ByteBuffer.wrap(hash.of(result));
                    high += row.getLong();
                    long part = row.getLong();
                    low += part;
                    high += Long.compareUnsigned(low, part) < 0 ? 1 : 0;
                    rows++;
                }
            }
        }
        return new TableDigest(rows, high, low);
    }

    String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(17).put((byte) 0).putLong(high).putLong(low);
        return String.format("%032x", new BigInteger(bytes.array()));
    }

    /** Hashes rows one after the other. */
    static final class RowHash {
        private final MessageDigest digest = md5();
        private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        private final TableRead read;

        RowHash(TableRead read) {
            this.read = read;
        }

        byte[] of(ResultSet row) throws SQLException {
            for (int i = 0; i < read.columns(); i++) {
                byte[] value = read.value(row, i);
                digest.update(length.clear().putInt(value == null ? -1 : value.length).array());
                if (value != null) {
                    digest.update(value);
                }
            }
            return digest.digest();
        }

        private static MessageDigest md5() {
            try {
                return MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
