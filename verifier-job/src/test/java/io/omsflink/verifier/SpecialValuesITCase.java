package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What looks equal to careless checkers, and what only looks different. One table per case. */
class SpecialValuesITCase {
    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();
    private final Map<String, Verdict> expected = new TreeMap<>();
    private final List<String> here = new ArrayList<>();
    private final List<String> there = new ArrayList<>();

    @Test
    void everyCaseGetsItsVerdict() throws Exception {
        different("comma", "id INT PRIMARY KEY, a TEXT, b TEXT", "(1,'a,b','c')", "(1,'a','b,c')");
        different("nothing", "id INT PRIMARY KEY, a TEXT", "(1,NULL)", "(1,'')");
        different("twins", "a INT, b INT", "(1,1),(1,1),(2,2)", "(2,2)");
        different("twins_of_three", "a INT", "(1),(1),(1),(2),(2)", "(1),(1),(1),(1),(2)");
        different("negative_zero", "id INT PRIMARY KEY, d DOUBLE", "(1,0e0)", "(1,-0e0)");
        different("blank", "id INT PRIMARY KEY, v VARCHAR(9)", "(1,'a')", "(1,'a ')");
        different(
                "unicode",
                "id INT PRIMARY KEY, v VARCHAR(9)",
                "(1,_utf8mb4 x'c3a9')",
                "(1,_utf8mb4 x'65cc81')");
        different("letters", "id INT PRIMARY KEY, v VARCHAR(9)", "(1,'straße')", "(1,'strasse')");
        different(
                "shifted",
                "id INT PRIMARY KEY, a INT",
                "(1,1),(2,2),(3,3),(4,4)",
                "(1,2),(2,3),(3,4),(4,5)");
        different("swapped", "id INT PRIMARY KEY, a INT", "(1,1),(2,2)", "(1,2),(2,1)");
        different("columns_swapped", "id INT PRIMARY KEY, a INT, b INT", "(1,1,2)", "(1,2,1)");
        different("case_of_a_key", "id VARCHAR(9) PRIMARY KEY", "('a')", "('A')");
        different("json_text", "id INT PRIMARY KEY, j JSON", "(1,'[1,2]')", "(1,'[\"1,2\"]')");
        equal(
                "json",
                "id INT PRIMARY KEY, j JSON",
                "id INT PRIMARY KEY, j LONGTEXT",
                "(1,'{\"bb\": 1.0, \"a\": [1, \"\\\\u00e9\"]}')",
                "(1,'{\"a\":[1,\"é\"],\"bb\":1}')");
        equal(
                "scale",
                "id INT PRIMARY KEY, d DECIMAL(9,2)",
                "id INT PRIMARY KEY, d DECIMAL(12,4)",
                "(1,1.5),(2,-0.25),(3,0),(4,100)",
                null);
        equal(
                "fraction",
                "id INT PRIMARY KEY, d DATETIME",
                "id INT PRIMARY KEY, d DATETIME(3)",
                "(1,'2024-01-01 10:00:00'),(2,'1000-01-01')",
                null);
        equal(
                "zone",
                "id INT PRIMARY KEY, d TIMESTAMP",
                "id INT PRIMARY KEY, d DATETIME",
                "(1,'2024-07-01 10:00:00')",
                null);
        equal("zerofill", "id INT(9) ZEROFILL PRIMARY KEY", "id INT PRIMARY KEY", "(0),(12)", null);
        equal("width", "id INT PRIMARY KEY, a INT", "id INT PRIMARY KEY, a BIGINT", "(1,-5)", null);
        equal(
                "charset",
                "id INT PRIMARY KEY, v VARCHAR(9) CHARACTER SET latin1",
                "id INT PRIMARY KEY, v VARCHAR(9) CHARACTER SET utf8mb4",
                "(1,'é'),(2,'')",
                null);
        equal(
                "boolean",
                "id INT PRIMARY KEY, b BIT(1)",
                "id INT PRIMARY KEY, b TINYINT",
                "(1,1),(2,0),(3,NULL)",
                null);
        equal(
                "wide_bits",
                "id INT PRIMARY KEY, b BIT(3)",
                "id INT PRIMARY KEY, b BIT(33)",
                "(1,5),(2,0)",
                null);
        equal("no_rows", "id INT PRIMARY KEY", "id INT PRIMARY KEY", "", null);
        equal(
                "order_of_columns",
                "id INT PRIMARY KEY, a INT, b INT",
                "b INT, a INT, id INT PRIMARY KEY",
                "(1,2,3)",
                "(3,2,1)");

        create(source, here);
        create(target, there);
        Verification verification = Verification.of(source, target, "special");
        assertThat(verification.verdicts()).isEqualTo(expected);
        assertThat(verification.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(verification.rows("columns_swapped")).containsExactly("MISMATCHED 1: a,b");
        assertThat(verification.result("twins").counts().sourceOnly()).isEqualTo(2);
        assertThat(verification.result("twins_of_three").counts().sourceOnly()).isEqualTo(1);
        assertThat(verification.result("twins_of_three").counts().targetOnly()).isEqualTo(1);
    }

    private void different(String name, String columns, String rows, String otherRows) {
        table(name, columns, columns, rows, otherRows, Verdict.DIFFERENT);
    }

    private void equal(String name, String columns, String others, String rows, String otherRows) {
        table(name, columns, others, rows, otherRows == null ? rows : otherRows, Verdict.EQUAL);
    }

    private void table(
            String name,
            String columns,
            String others,
            String rows,
            String otherRows,
            Verdict verdict) {
        add(here, name, columns, rows);
        add(there, name, others, otherRows);
        expected.put(name, verdict);
    }

    private static void add(List<String> statements, String name, String columns, String rows) {
        statements.add("CREATE TABLE special.`" + name + "` (" + columns + ") CHARSET utf8mb4");
        if (!rows.isEmpty()) {
            statements.add("INSERT INTO special.`" + name + "` VALUES " + rows);
        }
    }

    private static void create(MySqlServer server, List<String> statements) throws Exception {
        statements.add(0, "SET time_zone='+00:00'");
        statements.add(0, "CREATE DATABASE special");
        statements.add(0, "DROP DATABASE IF EXISTS special");
        server.execute(statements.toArray(String[]::new));
    }
}
