package io.omsflink.bench.chaos.load;

import java.util.List;

/** A table of numbers, which is not migrated; huge statements are made from it. */
final class Numbers {
    static final String TABLE = "chaos_aux.numbers";

    private Numbers() {}

    /** Makes it with the numbers from 0 to 99,999, unless it is there. */
    static List<String> definitions() {
        String digits =
                "(SELECT 0 d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION"
                        + " SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
        return List.of(
                "CREATE DATABASE IF NOT EXISTS chaos_aux",
                "CREATE TABLE IF NOT EXISTS " + TABLE + " (i INT PRIMARY KEY)",
                "INSERT IGNORE INTO %s SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d FROM %s a, %s b, %s c, %s e, %s f"
                        .formatted(TABLE, digits, digits, digits, digits, digits));
    }
}
