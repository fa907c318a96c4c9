package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Seed;
import io.omsflink.jobs.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPredicateTest {
    private static final TableSchema COMPOSITE =
            Tables.table("shop", "t")
                    .column("v", "int")
                    .column("a", "int")
                    .members("b", "enum", "utf8mb4", "one", "two", "three", "four")
                    .column("c", "bigint unsigned")
                    .primary("b", "a", "c")
                    .build();

    private static KeyPredicate of(TableSchema table) {
        return new KeyPredicate(table, table.rowKey().orElseThrow());
    }

    private static KeyPredicate single(String type, String charset) {
        return of(Tables.table("shop", "t").keyText("k", type, charset).unique("u`k", "k").build());
    }

    @Test
    void theIndexIsForcedByItsName() {
        assertThat(single("int", "").from()).isEqualTo("`shop`.`t` FORCE INDEX (`u``k`)");
    }

    @Test
    void columnsComeInTheOrderOfTheKey() {
        assertThat(of(COMPOSITE).order()).isEqualTo("`b`, `a`, `c`");
        assertThat(of(COMPOSITE).width()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "int, ~~, -7, -7",
                "bigint, ~~, 18446744073709551615, 18446744073709551615",
                "decimal, ~~, -0.50, -0.50",
                "year, ~~, 0000, 0000",
                "date, ~~, 0000-00-00, '0000-00-00'",
                "datetime, ~~, 2024-02-30 00:00:00.5, '2024-02-30 00:00:00.5'",
                "time, ~~, -838:59:59, '-838:59:59'",
                "enum, utf8mb4, 3, 3",
                "set, utf8mb4, 9223372036854775808, 9223372036854775808",
                "bit, ~~, 5, 5",
                "varchar, utf8mb4, a'\\, _utf8mb4 x'61275c'",
                "char, gbk, A, _gbk x'41'",
                "varbinary, ~~, A, x'41'",
                "varchar, utf8mb4, ~~, _utf8mb4 x''"
            })
    void valuesBecomeLiterals(String type, String charset, String value, String literal) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(single(type, charset).literal(0, bytes)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "int, `k`",
        "varchar, `k`",
        "enum, CAST(`k` AS UNSIGNED)",
        "set, CAST(`k` AS UNSIGNED)",
        "bit, CAST(`k` AS UNSIGNED)"
    })
    void whatSortsByNumberIsReadAsNumber(String type, String selected) {
        assertThat(single(type, "").select()).isEqualTo(selected);
    }

    @Test
    void rangesOfOneColumnAreOneComparison() {
        KeyPredicate key = single("int", "");
        assertThat(key.where(KeyRange.ALL)).isEqualTo("TRUE");
        assertThat(key.where(new KeyRange(List.of("5"), List.of()))).isEqualTo("((`k` > 5))");
        assertThat(key.where(new KeyRange(List.of(), List.of("9")))).isEqualTo("((`k` <= 9))");
        assertThat(key.where(new KeyRange(List.of("5"), List.of("9"))))
                .isEqualTo("((`k` > 5)) AND ((`k` <= 9))");
    }

    @Test
    void aCompositeComparisonIsAChainThatAnIndexServes() {
        TableSchema table =
                Tables.table("shop", "t")
                        .column("a", "int")
                        .column("b", "int")
                        .primary("a", "b")
                        .build();
        assertThat(of(table).where(new KeyRange(List.of("1", "2"), List.of("3", "4"))))
                .isEqualTo(
                        "((`a` > 1) OR (`a` = 1 AND `b` > 2)) AND ((`a` < 3) OR (`a` = 3 AND `b` <="
                                + " 4))");
    }

    @Test
    void everyRowLiesInExactlyOneOfTheRangesBetweenAnyBounds() {
        Random random = Seed.random();
        KeyPredicate key = of(COMPOSITE);
        for (int round = 0; round < 200; round++) {
            List<KeyRange> ranges = ranges(random);
            for (int i = 0; i < 50; i++) {
                Map<String, Long> row =
                        Map.of(
                                "b",
                                number(random, 0, 4),
                                "a",
                                number(random, -2, 2),
                                "c",
                                number(random, 0, 3));
                long count =
                        ranges.stream()
                                .filter(range -> new Condition(key.where(range), row).holds())
                                .count();
                assertThat(count).as("ranges with %s of %s", row, ranges).isEqualTo(1);
            }
        }
    }

    private static List<KeyRange> ranges(Random random) {
        TreeSet<List<Long>> bounds =
                new TreeSet<>(
                        Comparator.comparing((List<Long> k) -> k.get(0))
                                .thenComparing(k -> k.get(1))
                                .thenComparing(k -> k.get(2)));
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            bounds.add(List.of(number(random, 0, 4), number(random, -2, 2), number(random, 0, 3)));
        }
        List<KeyRange> ranges = new ArrayList<>();
        List<String> from = List.of();
        for (List<Long> bound : bounds) {
            List<String> to = bound.stream().map(String::valueOf).toList();
            ranges.add(new KeyRange(from, to));
            from = to;
        }
        ranges.add(new KeyRange(from, List.of()));
        return ranges;
    }

    private static long number(Random random, int from, int to) {
        return (long) from + random.nextInt(to - from + 1);
    }
}
