package io.omsflink.bench.verify;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.harness.Usage;
import io.omsflink.bench.harness.Watch;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * The limit: all rows of both sides streamed in the order of their keys and compared byte by byte,
 * without hashes, ranges or anything that would find its way after a difference.
 */
public final class StreamCompare implements Contender {
    private static final int COLUMNS = 4;
    private static final int ROWS_AHEAD = 256;

    private final String name;
    private final int readers;

    /**
     * @param readers tables that are compared at the same time, each on two connections
     */
    public StreamCompare(String name, int readers) {
        this.name = name;
        this.readers = readers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "limit: stream all rows of both sides and compare their bytes, "
                + readers
                + " connection(s) to each side";
    }

    @Override
    public Setup setup() {
        return Setup.FILLED_TARGET;
    }

    @Override
    public Sample run(Arena arena) throws Exception {
        Meter servers = arena.meterServers();
        long began = System.nanoTime();
        List<CompletableFuture<Long>> running =
                IntStream.range(0, readers)
                        .mapToObj(reader -> Watch.beside(() -> compare(arena, reader)))
                        .toList();
        long rows = running.stream().mapToLong(CompletableFuture::join).sum();
        if (rows != arena.tables().totalRows()) {
            throw new IllegalStateException("compared " + rows + " rows");
        }
        return arena.sample((System.nanoTime() - began) / 1e9, Usage.NONE, servers);
    }

    private long compare(Arena arena, int reader) throws Exception {
        long rows = 0;
        try (Connection source = connect(arena.source());
                Connection target = connect(arena.target())) {
            for (int i = reader; i < arena.tables().count(); i += readers) {
                String sql =
                        "SELECT id,k,c,pad FROM "
                                + SysbenchTables.qualified(arena.tables().names().get(i))
                                + " ORDER BY id";
                rows += compare(source, target, sql);
            }
        }
        return rows;
    }

    private static Connection connect(MySqlServer server) throws SQLException {
        Connection connection = server.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET character_set_results=NULL");
        }
        return connection;
    }

    private static long compare(Connection source, Connection target, String sql)
            throws SQLException {
        long rows = 0;
        try (Statement here = source.createStatement();
                Statement there = target.createStatement()) {
            here.setFetchSize(ROWS_AHEAD);
            there.setFetchSize(ROWS_AHEAD);
            try (ResultSet a = here.executeQuery(sql);
                    ResultSet b = there.executeQuery(sql)) {
                while (a.next() & b.next()) {
                    requireSame(a, b);
                    rows++;
                }
            }
        }
        return rows;
    }

    private static void requireSame(ResultSet a, ResultSet b) throws SQLException {
        for (int i = 1; i <= COLUMNS; i++) {
            if (!Arrays.equals(a.getBytes(i), b.getBytes(i))) {
                throw new IllegalStateException("rows differ");
            }
        }
    }
}
