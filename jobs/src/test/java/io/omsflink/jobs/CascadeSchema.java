package io.omsflink.jobs;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Tables with foreign keys of every kind that changes rows, and random statements on them: chains,
 * a tree, two ways to one table, composite keys, a key that is part of the child's key, texts that
 * only their case tells apart.
 */
final class CascadeSchema {
    private static final List<String> TABLES =
            List.of(
                    "a (id INT PRIMARY KEY, k VARCHAR(10) NOT NULL, UNIQUE KEY (k))",
                    // The key changes on its own, the stamp does not.
                    "b (id INT PRIMARY KEY, a INT, k VARCHAR(12), v INT, at TIMESTAMP(6) NULL"
                            + " DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
                            + " FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE ON UPDATE"
                            + " CASCADE, FOREIGN KEY (k) REFERENCES a (k) ON DELETE SET NULL ON"
                            + " UPDATE CASCADE)",
                    "c (id INT PRIMARY KEY, b INT, g INT AS (id + 1) STORED, FOREIGN KEY (b)"
                            + " REFERENCES b (id) ON DELETE CASCADE ON UPDATE SET NULL)",
                    "d (id INT PRIMARY KEY, c INT, ak VARCHAR(10), FOREIGN KEY (c) REFERENCES c"
                            + " (id) ON DELETE CASCADE ON UPDATE CASCADE, FOREIGN KEY (ak)"
                            + " REFERENCES b (k) ON UPDATE CASCADE ON DELETE SET NULL)",
                    "part (a INT, n INT, v INT, PRIMARY KEY (a, n), FOREIGN KEY (a) REFERENCES a"
                            + " (id) ON DELETE CASCADE ON UPDATE CASCADE)",
                    "piece (id INT PRIMARY KEY, a INT, n INT, KEY (a, n), FOREIGN KEY (a, n)"
                            + " REFERENCES part (a, n) ON DELETE SET NULL ON UPDATE CASCADE)",
                    "tree (id INT PRIMARY KEY, parent INT, FOREIGN KEY (parent) REFERENCES tree"
                            + " (id) ON DELETE CASCADE)",
                    "list (id INT PRIMARY KEY, next INT, FOREIGN KEY (next) REFERENCES list (id) ON"
                            + " DELETE SET NULL)",
                    "x (id INT PRIMARY KEY, y INT)",
                    "y (id INT PRIMARY KEY, x INT, FOREIGN KEY (x) REFERENCES x (id) ON DELETE"
                            + " CASCADE)");

    private final Random random;

    CascadeSchema(Random random) {
        this.random = random;
    }

    static void create(Statement statement, String database) throws SQLException {
        statement.execute("DROP DATABASE IF EXISTS " + database);
        statement.execute("CREATE DATABASE " + database + " COLLATE utf8mb4_general_ci");
        statement.execute("USE " + database);
        for (String table : TABLES) {
            statement.execute("CREATE TABLE " + table);
        }
    }

    /** Rows, some of which stay orphans and are refused. */
    List<String> inserts(int count) {
        List<String> inserts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inserts.add(insert());
        }
        return inserts;
    }

    private int n() {
        return random.nextInt(8);
    }

    /** The letter's case says nothing to the collation, but is stored. */
    private String text() {
        char letter = (char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(5));
        return "'" + letter + "'";
    }

    private String insert() {
        String head = random.nextInt(4) == 0 ? "REPLACE INTO " : "INSERT IGNORE INTO ";
        return head
                + switch (random.nextInt(10)) {
                    case 0 -> "a VALUES (" + n() + "," + text() + ")";
                    case 1 ->
                            "b (id, a, k, v) VALUES ("
                                    + n()
                                    + ","
                                    + n()
                                    + ","
                                    + text()
                                    + ","
                                    + n()
                                    + ")";
                    case 2 -> "c (id, b) VALUES (" + n() + "," + n() + ")";
                    case 3 -> "d VALUES (" + n() + "," + n() + "," + text() + ")";
                    case 4 -> "part VALUES (" + n() + "," + n() + "," + n() + ")";
                    case 5 -> "piece VALUES (" + n() + "," + n() + "," + n() + ")";
                    case 6 -> {
                        // Rows in a ring are refused.
                        int id = 8 + n();
                        yield "tree VALUES ("
                                + id
                                + ","
                                + random.nextInt(id)
                                + "),("
                                + n()
                                + ",NULL)";
                    }
                    case 7 -> "list VALUES (" + n() + "," + n() + "),(" + n() + ",NULL)";
                    case 8 -> "x VALUES (" + n() + ",NULL)";
                    default -> "y VALUES (" + n() + "," + n() + ")";
                };
    }

    /** A statement that may start a cascade, or be refused. */
    String change() {
        return switch (random.nextInt(12)) {
            case 0 -> "DELETE FROM a WHERE id=" + n();
            case 1 -> "UPDATE IGNORE a SET id=" + n() + " WHERE id=" + n();
            case 2 -> "UPDATE IGNORE a SET k=" + text() + " WHERE id=" + n();
            case 3 -> "DELETE FROM b WHERE id=" + n();
            case 4 -> "UPDATE IGNORE b SET id=" + n() + ", v=v+1 WHERE id=" + n();
            case 5 -> "UPDATE IGNORE part SET n=" + n() + " WHERE a=" + n() + " LIMIT 1";
            case 6 -> "DELETE FROM part WHERE n=" + n();
            case 7 -> "DELETE FROM tree WHERE id=" + n();
            case 8 -> "DELETE FROM list WHERE id<" + n();
            case 9 -> "DELETE FROM x WHERE id=" + n();
            case 10 -> "UPDATE IGNORE x SET y=" + n() + " WHERE id=" + n();
            default -> "UPDATE b SET v=v+1 WHERE a=" + n();
        };
    }
}
