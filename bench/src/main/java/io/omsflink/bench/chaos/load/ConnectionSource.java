package io.omsflink.bench.chaos.load;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to a server. */
@FunctionalInterface
public interface ConnectionSource {
    Connection open() throws SQLException;
}
