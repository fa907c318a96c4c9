package io.omsflink.bench.memory;

import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.MySqlServer;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** Very many rows of two numbers, generated in the server. */
final class NarrowRows {
    static final String TABLE = SysbenchTables.qualified("narrow");

    private static final int BLOCK = 1_000_000;
    private static final int DIGITS = 6;

    private NarrowRows() {}

    static String create(String engine) {
        return "CREATE TABLE %s (id INT NOT NULL PRIMARY KEY, n INT NOT NULL) ENGINE=%s"
                .formatted(TABLE, engine);
    }

    /**
     * Fills the table in blocks of a million.
     *
     * @param progress is told how many rows there are
     */
    static void fill(MySqlServer server, long rows, LongConsumer progress) throws SQLException {
        server.execute(SysbenchTables.createDatabase(), create("InnoDB"));
        for (long done = 0; done < rows; done += BLOCK) {
            // Nobody reads them from the log.
            server.execute("SET sql_log_bin = 0", insert(done, Math.min(BLOCK, rows - done)));
            progress.accept(Math.min(rows, done + BLOCK));
        }
    }

    /** As many rows as asked for out of the million numbers of six digits. */
    private static String insert(long after, long count) {
        StringBuilder number = new StringBuilder("0");
        StringBuilder tables = new StringBuilder();
        for (int i = 0; i < DIGITS; i++) {
            number.append(" + d").append(i).append(".d * ").append((int) Math.pow(10, i));
            tables.append(i == 0 ? "" : ", ");
            tables.append(digits()).append(" d").append(i);
        }
        return "INSERT INTO %s SELECT %d + 1 + x.n, x.n FROM (SELECT %s AS n FROM %s) x WHERE x.n < %d"
                .formatted(TABLE, after, number, tables, count);
    }

    private static String digits() {
        StringBuilder text = new StringBuilder("(SELECT 0 AS d");
        for (int digit = 1; digit <= 9; digit++) {
            text.append(" UNION ALL SELECT ").append(digit);
        }
        return text.append(")").toString();
    }
}
