package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Seed;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.element.LogTransaction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private static final List<TableSchema> TABLES =
            List.of(
                    Tables.table("shop", "numbers")
                            .column("id", "int")
                            .column("u", "int")
                            .text("v", "varchar", "utf8mb4")
                            .primary("id")
                            .unique("u", "u")
                            .build(),
                    Tables.table("shop", "words")
                            .keyText("w", "varchar", "utf8mb4")
                            .column("n", "int")
                            .primary("w", "n")
                            .build(),
                    Tables.table("shop", "keyless").column("x", "int").build(),
                    Tables.table("shop", "loose")
                            .column("x", "int")
                            .text("u", "varchar", "utf8mb4")
                            .unique("u", "u")
                            .build(),
                    Tables.table("shop", "documents")
                            .column("x", "int")
                            .column("d", "json")
                            .build());

    private final Commits commits = new Commits(3);
    private final Dependencies dependencies = new Dependencies(TABLES, commits);

    private static LogTransaction insert(int table, String... values) {
        return new Packed().insert(table, Arrays.asList(values)).transaction(true);
    }

    private static LogTransaction delete(int table, String... values) {
        return new Packed().delete(table, Arrays.asList(values)).transaction(true);
    }

    private long[] assign(int connection, long ticket, LogTransaction transaction) {
        long[] after = dependencies.of(transaction).clone();
        dependencies.assign(connection, ticket);
        return after;
    }

    @Test
    void strangersWaitForNobody() {
        assign(0, 1, insert(0, "1", "10", "a"));

        assertThat(assign(1, 1, insert(0, "2", "20", "a"))).containsOnly(0);
    }

    @Test
    void theSameRowComesAfterItsFormerChange() {
        assign(2, 7, insert(0, "1", "10", "a"));

        assertThat(assign(0, 1, insert(0, "1", "11", "b"))).containsExactly(0, 0, 7);
    }

    @Test
    void theSameUniqueValueComesAfterTheRowThatHadIt() {
        assign(1, 3, insert(0, "1", "10", "a"));

        assertThat(assign(0, 1, insert(0, "2", "10", "a"))).containsExactly(0, 3, 0);
    }

    @Test
    void bothImagesOfAnUpdateCount() {
        assign(0, 1, insert(0, "5", "50", "a"));
        assign(1, 1, insert(0, "6", "60", "a"));
        LogTransaction update =
                new Packed()
                        .update(0, List.of("5", "51", "a"), List.of("6", "61", "a"))
                        .transaction(true);

        assertThat(assign(2, 1, update)).containsExactly(1, 1, 0);
    }

    @Test
    void nullClashesWithNothing() {
        assign(0, 1, insert(0, "1", null, "a"));

        assertThat(assign(1, 1, insert(0, "2", null, "a"))).containsOnly(0);
    }

    @Test
    void textClashesAsTheCoarsestCollationSeesIt() {
        assign(1, 4, insert(1, "Word  ", "1"));

        assertThat(assign(0, 1, insert(1, "wORD", "1"))).containsExactly(0, 4, 0);
        assertThat(assign(0, 2, insert(1, "ward", "1"))).containsOnly(0);
    }

    @Test
    void textThatIsNotPlainClashesWithItsTable() {
        assign(0, 1, insert(1, "a", "1"));
        assign(1, 1, insert(1, "b", "1"));

        assertThat(assign(2, 1, insert(1, "straße", "1"))).containsExactly(1, 1, 0);
        assertThat(assign(0, 2, insert(1, "c", "1"))).containsExactly(0, 0, 1);
    }

    @Test
    void rowsWithoutNamesAreAddedInAnyOrder() {
        assign(0, 1, insert(2, "1"));
        assign(1, 1, delete(2, "7"));

        assertThat(assign(2, 1, insert(2, "1"))).containsOnly(0);
        assertThat(assign(2, 2, insert(2, "7"))).containsOnly(0);
    }

    @Test
    void aRemovalComesAfterAllThatAddedAnEqualRow() {
        assign(0, 1, insert(2, "1"));
        assign(1, 1, insert(2, "1"));
        assign(1, 2, insert(2, "2"));

        assertThat(assign(2, 1, delete(2, "1"))).containsExactly(1, 1, 0);
    }

    @Test
    void theNewImageOfAnUpdateIsAnAddedRow() {
        LogTransaction update =
                new Packed().update(2, List.of("1"), List.of("2")).transaction(true);
        assign(1, 1, update);
        assign(0, 1, delete(2, "9"));

        assertThat(assign(2, 1, delete(2, "2"))).containsExactly(1, 1, 0);
    }

    @Test
    void removalsFromATableWithoutNamesKeepTheirOrder() {
        assign(0, 1, delete(2, "1"));
        assign(1, 1, delete(4, "1", "{}"));

        assertThat(assign(2, 1, delete(2, "2"))).containsExactly(1, 0, 0);
    }

    @Test
    void aNullableUniqueValueKeepsItsOrder() {
        assign(0, 1, delete(3, "1", "Red"));

        assertThat(assign(1, 1, insert(3, "2", "red"))).containsExactly(1, 0, 0);
        assertThat(assign(2, 1, insert(3, "2", null))).containsOnly(0);
    }

    @Test
    void aRowWithoutNameWhoseUniqueValueIsNotPlainClashesWithItsTable() {
        assign(0, 1, insert(3, "1", "a"));

        assertThat(assign(1, 1, insert(3, "2", "ä"))).containsExactly(1, 0, 0);
        assertThat(assign(2, 1, insert(3, "3", null))).containsExactly(0, 1, 0);
    }

    /** A document may be found by its value, so its bytes do not tell it from another. */
    @Test
    void documentsDoNotTellRowsApart() {
        assign(0, 1, insert(4, "1", "1.0"));

        assertThat(assign(1, 1, delete(4, "1", "1"))).containsExactly(1, 0, 0);
        assertThat(assign(2, 1, delete(4, "2", "1"))).containsExactly(0, 1, 0);
    }

    @Test
    void whatIsCommittedIsNotWaitedFor() {
        assign(0, 1, insert(0, "1", "10", "a"));
        assign(0, 2, insert(2, "1"));
        commits.committed(0, 2);

        assertThat(assign(1, 1, insert(0, "1", "10", "a"))).containsOnly(0);
        assertThat(assign(1, 2, delete(2, "1"))).containsOnly(0);
    }

    /** Against the definition: the last unfinished transaction that touched one of the names. */
    @Test
    void everyClashOfRandomTransactionsIsSeen() {
        Random random = Seed.random();
        Map<String, long[]> last = new HashMap<>();
        long[] tickets = new long[3];
        for (int i = 0; i < 20_000; i++) {
            Set<String> touched = new HashSet<>();
            long[] after = dependencies.of(random(random, touched)).clone();
            for (String name : touched) {
                long[] place = last.getOrDefault(name, new long[2]);
                if (!commits.reached((int) place[0], place[1])) {
                    assertThat(after[(int) place[0]]).isGreaterThanOrEqualTo(place[1]);
                }
            }
            int connection = random.nextInt(3);
            dependencies.assign(connection, ++tickets[connection]);
            touched.forEach(name -> last.put(name, new long[] {connection, tickets[connection]}));
            int done = random.nextInt(3);
            if (random.nextInt(4) == 0) {
                commits.committed(done, tickets[done]);
            }
        }
    }

    private static LogTransaction random(Random random, Set<String> touched) {
        Packed packed = new Packed();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            if (random.nextInt(3) == 0) {
                String word = random.nextBoolean() ? "a" + random.nextInt(300) : "A7 ";
                packed.insert(1, List.of(word, "1"));
                touched.add("w" + word.strip().toLowerCase(Locale.ROOT));
            } else {
                String id = String.valueOf(random.nextInt(2_000));
                String u = random.nextInt(5) == 0 ? null : String.valueOf(random.nextInt(2_000));
                packed.delete(0, Arrays.asList(id, u, "x"));
                touched.add("id" + id);
                if (u != null) {
                    touched.add("u" + u);
                }
            }
        }
        return packed.transaction(true);
    }
}
