package io.omsflink.bench.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptMakerTest {
    private static final LoadSettings PLAIN = new LoadSettings(false, false, 5_000, 4, 100);
    private static final LoadSettings ALL = new LoadSettings(true, true, 5_000, 4, 100);

    private static List<Script> scripts(LoadSettings settings, int writer, long seed) {
        ChaosSchema schema = ChaosSchema.random("db", seed, settings);
        ScriptMaker maker = new ScriptMaker(schema, settings, writer, seed);
        return Stream.generate(maker::next).limit(1_000).toList();
    }

    @Test
    void aSeedMeansTheSameTransactionsEveryTime() {
        assertThat(scripts(ALL, 1, 7))
                .isEqualTo(scripts(ALL, 1, 7))
                .isNotEqualTo(scripts(ALL, 2, 7))
                .isNotEqualTo(scripts(ALL, 1, 8));
    }

    @Test
    void everyTransactionChangesAPairAndWritesItsNumberOnce() {
        assertThat(scripts(ALL, 0, 7))
                .allSatisfy(
                        script -> {
                            assertThat(essential(script, "UPDATE pair._a")).isEqualTo(1);
                            assertThat(essential(script, "UPDATE pair._b")).isEqualTo(1);
                            assertThat(essential(script, "INSERT INTO ledger")).isEqualTo(1);
                        });
    }

    private static long essential(Script script, String begin) {
        return script.steps().stream()
                .filter(step -> step.essential() && step.sql().matches(begin + ".*"))
                .count();
    }

    @Test
    void everyWayToEndComesUpOnlyWhereItIsAllowed() {
        assertThat(scripts(ALL, 1, 7)).extracting(Script::end).contains(Script.End.values());
        assertThat(scripts(PLAIN, 1, 7))
                .extracting(Script::end)
                .contains(Script.End.COMMIT, Script.End.ROLLBACK, Script.End.XA_ONE_PHASE)
                .doesNotContain(Script.End.XA_COMMIT, Script.End.XA_ROLLBACK);
    }

    @Test
    void everyKindOfChangeComesUp() {
        String all =
                scripts(ALL, 0, 7).stream()
                        .flatMap(script -> script.steps().stream())
                        .map(Step::sql)
                        .collect(Collectors.joining("\n"));
        assertThat(all)
                .contains(
                        "REPLACE INTO by_",
                        "ON DUPLICATE KEY UPDATE",
                        "ROLLBACK TO SAVEPOINT",
                        "+ 1 WHERE k1 BETWEEN",
                        "SET @gift",
                        "SET @b",
                        "INSERT INTO journal",
                        "chaos_aux.numbers",
                        "LIMIT 1");
    }

    @Test
    void theTablesHaveKeysOfEveryKind() {
        List<ChaosTable> tables = ChaosSchema.random("db", 7, ALL).tables();
        assertThat(tables).anyMatch(table -> !table.keyed()).anyMatch(ChaosTable::keyed);
        String all =
                LongStream.range(0, 20)
                        .mapToObj(seed -> ChaosSchema.random("db", seed, ALL).tables())
                        .flatMap(List::stream)
                        .map(ChaosTable::definition)
                        .collect(Collectors.joining("\n"));
        assertThat(all)
                .contains(
                        "PRIMARY KEY (k1, k2)",
                        "UNIQUE KEY row_key (k1, k2)",
                        "UNIQUE KEY by_p (p(4))",
                        "UNIQUE KEY by_v (v1, v2)",
                        "u1 INT NULL",
                        "VARBINARY(12) NOT NULL",
                        "utf8mb4_general_ci NOT NULL",
                        "ON DELETE CASCADE");
        assertThat(ChaosSchema.random("db", 7, PLAIN).tables().stream().map(ChaosTable::definition))
                .noneMatch(text -> text.contains("CASCADE") || text.contains("SET NULL"));
    }
}
