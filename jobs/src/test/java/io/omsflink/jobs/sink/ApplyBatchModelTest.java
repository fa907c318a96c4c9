package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Seed;
import java.sql.SQLException;
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
    private static final List<TableSchema> TABLES = ModelSource.TABLES;
    private static final int KEYED = ModelSource.KEYED;

    @Test
    void mergedBatchesGiveTheSourcesRows() throws Exception {
        Random random = Seed.random();
        for (int round = 0; round < ROUNDS; round++) {
            ModelSource source = new ModelSource(random, CHANGES);
            SqlTarget target = new SqlTarget(TABLES);
            replay(source.log(), target, random);
            assertEqual(source, target, round);
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
            ModelSource source = new ModelSource(random, CHANGES);
            int start = random.nextInt(CHANGES / 2);
            SqlTarget target = new SqlTarget(TABLES);
            copy(source, start, target, random);
            replay(source.log().subList(start, CHANGES), target, random);
            assertEqual(source, target, round);
        }
    }

    /** Reads a chunk after the other, each at a later moment, and loads it with REPLACE. */
    private static void copy(ModelSource source, int start, SqlTarget target, Random random) {
        for (int index = 0; index < KEYED; index++) {
            SqlTable to = target.table(TABLES.get(index).id().table());
            int moment = start;
            for (int chunk = 0; chunk < 4; chunk++) {
                moment += random.nextInt(CHANGES - moment);
                for (List<String> row : source.before(moment).get(index).rows()) {
                    if (Math.floorMod(key(index, row), 4) == chunk) {
                        to.replace(row);
                    }
                }
            }
        }
        for (int index = KEYED; index < TABLES.size(); index++) {
            SqlTable keyless = target.table(TABLES.get(index).id().table());
            source.before(start).get(index).rows().forEach(keyless::insert);
        }
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

    private static void assertEqual(ModelSource source, SqlTarget target, int round) {
        for (TableSchema table : TABLES) {
            String name = table.id().table();
            assertThat(target.table(name).sorted())
                    .as("table %s in round %d", name, round)
                    .isEqualTo(source.table(name).sorted());
        }
    }
}
