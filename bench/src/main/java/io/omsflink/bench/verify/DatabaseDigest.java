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
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A digest of each table in both databases at the same time, on one connection each. */
public final class DatabaseDigest implements Contender {
    /** The sum of 64 bits of each row's MD5. */
    public static final String MD5 =
            "SUM(CAST(CONV(LEFT(MD5(CONCAT_WS('#',id,k,c,pad)),16),16,10) AS UNSIGNED))";

    /** What checkers of old use; blind to much. */
    public static final String CRC32 = "BIT_XOR(CRC32(CONCAT_WS('#',id,k,c,pad)))";

    private final String name;
    private final String expression;

    public DatabaseDigest(String name, String expression) {
        this.name = name;
        this.expression = expression;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return expression + " in both databases, 1 connection each; says only that they differ";
    }

    @Override
    public Setup setup() {
        return Setup.FILLED_TARGET;
    }

    @Override
    public Sample run(Arena arena) throws Exception {
        Meter servers = arena.meterServers();
        long began = System.nanoTime();
        CompletableFuture<List<String>> source = Watch.beside(() -> digests(arena, arena.source()));
        List<String> target = digests(arena, arena.target());
        if (!source.join().equals(target)) {
            throw new IllegalStateException("the digests differ: " + source.join() + target);
        }
        return arena.sample((System.nanoTime() - began) / 1e9, Usage.NONE, servers);
    }

    private List<String> digests(Arena arena, MySqlServer server) throws Exception {
        List<String> digests = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String table : arena.tables().names()) {
                String sql =
                        "SELECT CONCAT(COUNT(*),' ',"
                                + expression
                                + ") FROM "
                                + SysbenchTables.qualified(table);
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    digests.add(row.getString(1));
                }
            }
        }
        return digests;
    }
}
