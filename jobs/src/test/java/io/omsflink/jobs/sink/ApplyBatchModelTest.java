package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Seed;
import io.omsflink.jobs.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random changes of a source in memory, logged as rows, merged and applied in batches of any size
 * to a target in memory: both must hold the same rows in the end.
 */
class ApplyBatchModelTest {
    private static final int ROUNDS = 400;
    private static final int CHANGES = 120;
    private static final List<TableSchema> TABLES =
            List.of(
                    Tables.table("shop", "one")
                            .column("id", "int")
                            .text("v", "varchar", "utf8mb4")
                            .primary("id")
                            .build(),
                    Tables.table("shop", "two")
                            .text("v", "varchar", "utf8mb4")
                            .column("b", "int")
                            .keyText("a", "varchar", "utf8mb4")
                            .primary("a", "b")
                            .build(),
                    Tables.table("shop", "three")
                            .column("id", "int")
                            .text("v", "varchar", "utf8mb4")
                            .column("u", "int")
                            .primary("id")
                            .unique("u", "u")
                            .build(),
                    Tables.table("shop", "four")
                            .column("x", "int")
                            .text("y", "varchar", "utf8mb4")
                            .build());
    private static final int KEYED = 3;

    /** Logged changes and what the tables were before each of them. */
    private static final class Source {
        private final Random random;
        private final List<SqlTable> tables = TABLES.stream().map(SqlTable::new).toList();
        private final List<Packed> log = new ArrayList<>();
        private final List<List<SqlTable>> history = new ArrayList<>();

        Source(Random random) {
            this.random = random;
        }

        void change() {
            history.add(tables.stream().map(SqlTable::copy).toList());
            int index = random.nextInt(TABLES.size());
            SqlTable table = tables.get(index);
            List<String> row = row(index);
            List<List<String>> rows = table.rows();
            int choice = random.nextInt(10);
            if (choice < 4 && table.hasRoomFor(row)) {
                table.insert(row);
                log.add(new Packed().insert(index, row));
            } else if (!rows.isEmpty() && choice < 8) {
                update(index, rows.get(random.nextInt(rows.size())), row);
            } else if (!rows.isEmpty()) {
                List<String> gone = rows.get(random.nextInt(rows.size()));
                table.deleteOne(gone);
                log.add(new Packed().delete(index, gone));
            } else {
                log.add(new Packed());
            }
        }

        private void update(int index, List<String> before, List<String> wanted) {
            SqlTable table = tables.get(index);
            List<String> after = random.nextBoolean() ? wanted : keyOf(index, before, wanted);
            table.deleteOne(before);
            if (table.hasRoomFor(after)) {
                table.insert(after);
                log.add(new Packed().update(index, before, after));
            } else {
                table.insert(before);
                log.add(new Packed());
            }
        }

        /** The wanted row with the key of another. */
        private static List<String> keyOf(int index, List<String> keyed, List<String> wanted) {
            return switch (index) {
                case 0 -> List.of(keyed.get(0), wanted.get(1));
                case 1 -> List.of(wanted.get(0), keyed.get(1), keyed.get(2));
                case 2 -> List.of(keyed.get(0), wanted.get(1), wanted.get(2));
                default -> wanted;
            };
        }

        private List<String> row(int index) {
            String number = String.valueOf(random.nextInt(6) - 1);
            String text = List.of("", "a", "A", "b'\\", "B'\\", "c\0\n").get(random.nextInt(6));
            return switch (index) {
                case 0 -> List.of(number, text);
                case 1 -> List.of(String.valueOf(random.nextInt(100)), number, text);
                case 2 -> List.of(number, text, String.valueOf(random.nextInt(6)));
                default ->
                        random.nextInt(5) == 0
                                ? java.util.Arrays.asList(number, null)
                                : List.of(number, text);
            };
        }
    }

    @Test
    void mergedBatchesGiveTheSourcesRows() throws Exception {
        Random random = Seed.random();
        for (int round = 0; round < ROUNDS; round++) {
            Source source = new Source(random);
            for (int i = 0; i < CHANGES; i++) {
                source.change();
            }
            SqlTarget target = new SqlTarget(TABLES);
            replay(source.log, target, random);
            assertEqual(source, target, TABLES.size(), round);
        }
    }

    /**
     * Each row of the copy is as old or as new as it likes; the log is replayed over it from before
     * the first reading.
     */
    @Test
    void theLogOverACopyOfManyMomentsGivesTheSourcesRows() throws Exception {
        Random random = Seed.random();
        for (int round = 0; round < ROUNDS; round++) {
            Source source = new Source(random);
            for (int i = 0; i < CHANGES; i++) {
                source.change();
            }
            int start = random.nextInt(CHANGES / 2);
            SqlTarget target = new SqlTarget(TABLES);
            copy(source, start, target, random);
            replay(source.log.subList(start, CHANGES), target, random);
            assertEqual(source, target, KEYED, round);
        }
    }

    /** Reads a chunk after the other, each at a later moment, and loads it with REPLACE. */
    private static void copy(Source source, int start, SqlTarget target, Random random) {
        for (int index = 0; index < KEYED; index++) {
            SqlTable to = target.table(TABLES.get(index).id().table());
            int moment = start;
            for (int chunk = 0; chunk < 4; chunk++) {
                moment += random.nextInt(CHANGES - moment);
                for (List<String> row : source.history.get(moment).get(index).rows()) {
                    if (Math.floorMod(key(index, row), 4) == chunk) {
                        to.replace(row);
                    }
                }
            }
        }
        SqlTable keyless = target.table("four");
        source.history.get(start).get(KEYED).rows().forEach(keyless::insert);
        target.commit();
    }

    private static int key(int index, List<String> row) {
        return Integer.parseInt(row.get(index == 1 ? 1 : 0));
    }

    private static void replay(List<Packed> log, SqlTarget target, Random random) throws Exception {
        ApplyBatch batch = new ApplyBatch(TABLES);
        int at = 0;
        while (at < log.size()) {
            int end = Math.min(log.size(), at + 1 + random.nextInt(30));
            for (; at < end; at++) {
                batch.add(log.get(at).transaction(true));
            }
            write(batch, target, random);
            batch.clear();
        }
    }

    /** Sometimes fails in the middle and is sent again. */
    private static void write(ApplyBatch batch, SqlTarget target, Random random)
            throws SQLException {
        if (random.nextInt(3) == 0) {
            target.failAfter(random.nextInt(4));
            try {
                batch.write(target);
            } catch (SQLException e) {
                target.rollback();
                batch.write(target);
            }
            target.failAfter(Integer.MAX_VALUE);
        } else {
            batch.write(target);
        }
        target.commit();
    }

    private static void assertEqual(Source source, SqlTarget target, int count, int round) {
        for (int i = 0; i < count; i++) {
            String name = TABLES.get(i).id().table();
            assertThat(target.table(name).sorted())
                    .as("table %s in round %d", name, round)
                    .isEqualTo(source.tables.get(i).sorted());
        }
    }
}
