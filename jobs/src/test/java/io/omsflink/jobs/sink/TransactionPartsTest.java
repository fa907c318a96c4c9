package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedShares;
import io.omsflink.jobs.meta.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransactionPartsTest {
    private static final int COUNT = 4;
    private static final List<TableSchema> TABLES =
            List.of(
                    Tables.simple("keyed"),
                    Tables.table("shop", "words")
                            .keyText("w", "varchar", "utf8mb4")
                            .column("n", "int")
                            .primary("w")
                            .build(),
                    Tables.table("shop", "keyless").column("x", "int").build());

    private final TransactionParts parts = new TransactionParts(TABLES, COUNT);

    private LogTransaction[] of(Packed packed, AppliedShares.Part... applied) {
        return parts.of(packed.transaction(true), 0, List.of(applied));
    }

    private static List<LogTransaction> present(LogTransaction[] parts) {
        return Stream.of(parts).filter(part -> part != null).toList();
    }

    /** The rows of a part by table, and for each whether it is written. */
    private static List<String> rows(LogTransaction part) {
        List<String> rows = new ArrayList<>();
        int[] columns = TABLES.stream().mapToInt(t -> t.writtenColumns().size()).toArray();
        ChangeScan.scan(
                part.changes(),
                columns,
                new ChangeScan.Rows() {
                    @Override
                    public void before(int table, byte[] in, int at) {
                        rows.add("-" + table + value(in, at));
                    }

                    @Override
                    public void after(int table, byte[] in, int at) {
                        rows.add("+" + table + value(in, at));
                    }

                    @Override
                    public void cascade(int table) {
                        rows.add("cascade");
                    }
                });
        return rows;
    }

    private static String value(byte[] in, int at) {
        return " " + new String(in, at + 1, in[at] - 1, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void rowsAreSharedOutByTheirKeyAndKeepTheirOrder() {
        Packed packed = new Packed();
        for (int i = 0; i < 200; i++) {
            packed.insert(0, List.of(String.valueOf(i % 50), "v" + i));
        }
        LogTransaction[] shared = of(packed);

        Map<String, Integer> places = new HashMap<>();
        int rows = 0;
        for (int i = 0; i < COUNT; i++) {
            assertThat(shared[i].rows()).as("rows of part %d", i).isBetween(12, 100);
            rows += shared[i].rows();
            for (String row : rows(shared[i])) {
                assertThat(places.merge(row, i, (a, b) -> a)).as(row).isEqualTo(i);
            }
        }
        assertThat(rows).isEqualTo(200);
    }

    @Test
    void anotherKeyMakesADeleteAndAnInsertOfAnUpdate() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Packed packed =
                    new Packed().update(0, List.of("0", "a"), List.of(String.valueOf(i), "b"));
            List<LogTransaction> shared = present(of(packed));
            if (shared.size() == 2) {
                all.add(rows(shared.get(0)).get(0).substring(0, 2));
                all.add(rows(shared.get(1)).get(0).substring(0, 2));
                assertThat(shared).allSatisfy(part -> assertThat(part.rows()).isEqualTo(1));
            } else {
                assertThat(rows(shared.get(0))).hasSize(2);
            }
        }
        assertThat(all).contains("-0", "+0");
    }

    @Test
    void changesOfATableWithoutKeyStayTogether() {
        Packed packed = new Packed();
        for (int i = 0; i < 50; i++) {
            packed.insert(2, List.of(String.valueOf(i)));
            packed.delete(2, List.of(String.valueOf(i)));
        }
        assertThat(present(of(packed))).singleElement().extracting(t -> t.rows()).isEqualTo(100);
    }

    @Test
    void changesOfATableStayTogetherWhenOneKeyIsNotPlain() {
        Packed plain = new Packed();
        for (int i = 0; i < 50; i++) {
            plain.insert(1, List.of("w" + i, "1"));
        }
        assertThat(present(of(plain))).hasSizeGreaterThan(1);
        Packed withOther = plain.delete(1, List.of("straße", "1"));
        assertThat(present(of(withOther))).hasSize(1);
    }

    @Test
    void aCascadeKeepsAllChangesTogether() {
        Packed packed = new Packed();
        for (int i = 0; i < 50; i++) {
            packed.insert(0, List.of(String.valueOf(i), "v"));
        }
        packed.cascadingDelete(0, List.of("7", "v"));
        assertThat(present(of(packed))).singleElement().extracting(t -> t.rows()).isEqualTo(51);
    }

    @Test
    void whatIsAppliedIsLeftOutAlsoWithAnotherNumberOfParts() {
        Packed packed = new Packed();
        for (int i = 0; i < 60; i++) {
            packed.insert(0, List.of(String.valueOf(i), "v"));
        }
        LogTransaction[] three =
                new TransactionParts(TABLES, 3).of(packed.transaction(true), 0, List.of());
        List<String> left = new ArrayList<>();
        present(of(packed, new AppliedShares.Part(new Share(1, 3), Long.MAX_VALUE)))
                .forEach(part -> left.addAll(rows(part)));

        assertThat(left).doesNotContainAnyElementsOf(rows(three[1]));
        assertThat(left).containsAll(rows(three[0])).containsAll(rows(three[2]));
    }

    @Test
    void theFirstChangesMayBeApplied() {
        Packed packed = new Packed();
        for (int i = 0; i < 10; i++) {
            packed.insert(0, List.of(String.valueOf(i), "v"));
        }
        LogTransaction[] rest =
                new TransactionParts(TABLES, 1)
                        .of(
                                packed.transaction(false),
                                100,
                                List.of(new AppliedShares.Part(Share.WHOLE, 107)));

        assertThat(rows(rest[0])).containsExactly("+0 7", "+0 8", "+0 9");
        assertThat(rest[0].last()).isFalse();
    }
}
