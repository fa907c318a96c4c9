package io.omsflink.bench.log;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows that the write load touched, as they are in the end, one file of SQL values a table. */
final class FinalImages {
    private static final int FETCH = 1_000;

    private FinalImages() {}

    /**
     * Finds them as what differs between the source and the filled target. No row is missing at the
     * source, because the load inserts again what it deletes.
     *
     * @return number of rows
     */
    static long write(Arena arena, Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        long rows = 0;
        try (Connection source = arena.source().connect();
                Connection target = arena.target().connect()) {
            for (String table : arena.tables().names()) {
                rows += write(source, target, table, folder.resolve(table));
            }
        }
        return rows;
    }

    private static long write(Connection source, Connection target, String table, Path file)
            throws SQLException, IOException {
        String select = "SELECT id, k, c, pad FROM " + SysbenchTables.qualified(table);
        long rows = 0;
        try (Statement now = stream(source);
                Statement before = stream(target);
                ResultSet after = now.executeQuery(select + " ORDER BY id");
                ResultSet old = before.executeQuery(select + " ORDER BY id");
                BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            while (after.next()) {
                String image = image(after);
                if (!old.next() || !image.equals(image(old))) {
                    out.write(image);
                    out.newLine();
                    rows++;
                }
            }
        }
        return rows;
    }

    private static Statement stream(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCH);
        return statement;
    }

    // The values have no character that SQL would want escaped.
    private static String image(ResultSet row) throws SQLException {
        return "(%s,%s,'%s','%s')"
                .formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }
}
