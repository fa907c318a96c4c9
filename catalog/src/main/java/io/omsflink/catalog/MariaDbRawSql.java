package io.omsflink.catalog;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.mariadb.jdbc.BasePrepareStatement;
import org.mariadb.jdbc.internal.ColumnType;
import org.mariadb.jdbc.internal.com.send.parameters.ParameterHolder;
import org.mariadb.jdbc.internal.io.output.PacketOutputStream;

/** {@link RawSql} for the MariaDb driver. */
final class MariaDbRawSql {
    private MariaDbRawSql() {}

    static long execute(Connection connection, byte[] sql, int length) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("?")) {
            statement.unwrap(BasePrepareStatement.class).setParameter(1, new Whole(sql, length));
            return statement.executeLargeUpdate();
        }
    }

    /** A parameter that is the whole statement. */
    private record Whole(byte[] sql, int length) implements ParameterHolder {
        @Override
        public void writeTo(PacketOutputStream out) throws IOException {
            out.write(sql, 0, length);
        }

        @Override
        public void writeBinary(PacketOutputStream out) {
            throw new UnsupportedOperationException("statements are prepared by the client only");
        }

        @Override
        public int getApproximateTextProtocolLength() {
            return length;
        }

        @Override
        public boolean isNullData() {
            return false;
        }

        @Override
        public ColumnType getColumnType() {
            return ColumnType.BLOB;
        }

        @Override
        public boolean canBeLongData() {
            return false;
        }

        /** Drivers put this into error messages: rows of a user have no place there. */
        @Override
        public String toString() {
            return "<" + length + " bytes>";
        }
    }
}
