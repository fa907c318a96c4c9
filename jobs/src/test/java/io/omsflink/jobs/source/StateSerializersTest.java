package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.GoldenBytes;
import io.omsflink.jobs.RandomState;
import io.omsflink.jobs.SampleTables;
import io.omsflink.jobs.Seed;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job goes on from a savepoint that an older version wrote. */
class StateSerializersTest {
    private static final LogPosition GTID =
            new LogPosition(
                    "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-77:80",
                    "mysql-bin.000042",
                    5_000_000_000L);
    private static final KeyRange RANGE = new KeyRange(List.of("5", "_utf8mb4 x'61'"), List.of());

    private static final ChunkSplit CHUNK =
            new ChunkSplit(7, 3, SampleTables.EVERYTHING, RANGE, Optional.empty());
    private static final ChunkSplit FINISHED =
            CHUNK.finished(new ChunkSplit.Result(50_000, 9_999_999_999L, Optional.of(GTID)));
    private static final LogSplit LOG =
            new LogSplit(
                    "0b6f9c1e-run",
                    GTID,
                    List.of(SampleTables.EVERYTHING, SampleTables.SMALL),
                    Map.of(1, LogPosition.ofFile("mysql-bin.000043", 4)),
                    Optional.empty());
    private static final LogSplit RESUMED =
            LOG.resumeFrom(LogPosition.ofFile("mysql-bin.000044", 5_000_000_001L));

    private static EnumeratorState state() {
        TableProgress cutting = new TableProgress(0, SampleTables.EVERYTHING);
        cutting.cursor = List.of("12", "'2024-01-01'");
        cutting.chunksCut = 9;
        cutting.chunksDone = 8;
        cutting.rows = 400_000;
        cutting.bytes = 77_777_777_777L;
        TableProgress copied = new TableProgress(1, SampleTables.SMALL);
        copied.state = TableProgress.State.COPIED;
        copied.snapshot = Optional.of(GTID);
        return new EnumeratorState(
                "0b6f9c1e-run",
                Phase.COPY,
                GTID,
                List.of(cutting, copied),
                List.of(new EnumeratorState.PendingChunk(9, 0, RANGE)),
                Set.of(8L, 4L),
                10,
                1_700_000_000_000L,
                1_700_000_001_000L,
                true);
    }

    private static MigrationSplit again(MigrationSplit split) throws IOException {
        return SplitSerializer.INSTANCE.deserialize(
                SplitSerializer.INSTANCE.getVersion(), SplitSerializer.INSTANCE.serialize(split));
    }

    private static void assertSame(EnumeratorState actual, EnumeratorState expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    private static void assertBytes(int version, String name, MigrationSplit expected)
            throws IOException {
        byte[] bytes =
                GoldenBytes.read(
                        "v" + version + "/" + name, SplitSerializer.INSTANCE.serialize(expected));
        assertThat(SplitSerializer.INSTANCE.deserialize(version, bytes)).isEqualTo(expected);
    }

    @Test
    void splitsOfVersion1AreRead() throws Exception {
        assertBytes(1, "chunk", CHUNK);
        assertBytes(1, "finished-chunk", FINISHED);
        assertBytes(1, "log", LOG);
    }

    @Test
    void splitsOfVersion2AreRead() throws Exception {
        assertBytes(2, "chunk", CHUNK);
        assertBytes(2, "finished-chunk", FINISHED);
        assertBytes(2, "log", LOG);
        assertBytes(2, "resumed-log", RESUMED);
    }

    @Test
    void anEnumeratorsStateOfVersion1IsRead() throws Exception {
        byte[] bytes = GoldenBytes.read("v1/enumerator", new StateSerializer().serialize(state()));
        assertSame(new StateSerializer().deserialize(1, bytes), state());
    }

    /** Whoever changes the bytes gives them a new version, and keeps reading the old one. */
    @Test
    void theBytesOfTheVersionHaveNotChanged() throws Exception {
        assertThat(SplitSerializer.INSTANCE.getVersion()).isEqualTo(2);
        assertThat(new StateSerializer().getVersion()).isEqualTo(1);
        Map<String, MigrationSplit> splits =
                Map.of(
                        "chunk",
                        CHUNK,
                        "finished-chunk",
                        FINISHED,
                        "log",
                        LOG,
                        "resumed-log",
                        RESUMED);
        for (String name : splits.keySet()) {
            byte[] bytes = SplitSerializer.INSTANCE.serialize(splits.get(name));
            assertThat(bytes).as(name).isEqualTo(GoldenBytes.read("v2/" + name, bytes));
        }
    }

    @Test
    void anUnknownVersionIsRefused() throws Exception {
        byte[] split = SplitSerializer.INSTANCE.serialize(CHUNK);
        assertThatThrownBy(() -> SplitSerializer.INSTANCE.deserialize(3, split))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("3");
        byte[] state = new StateSerializer().serialize(state());
        assertThatThrownBy(() -> new StateSerializer().deserialize(0, state))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0");
    }

    @Test
    void anySplitComesBackAsItWas() throws Exception {
        RandomState any = new RandomState(Seed.random());
        for (int round = 0; round < 100; round++) {
            ChunkSplit chunk =
                    new ChunkSplit(
                            any.number(), any.integer(), any.table(), range(any), Optional.empty());
            assertThat(again(chunk)).isEqualTo(chunk);
            Optional<LogPosition> snapshot =
                    any.flag() ? Optional.of(any.position()) : Optional.empty();
            ChunkSplit finished =
                    chunk.finished(new ChunkSplit.Result(any.number(), any.number(), snapshot));
            assertThat(again(finished)).isEqualTo(finished);
            Map<Integer, LogPosition> copiedAt = new HashMap<>();
            any.list(any::integer).forEach(index -> copiedAt.put(index, any.position()));
            LogSplit log =
                    new LogSplit(
                            any.text(), any.position(), any.list(any::table), copiedAt, snapshot);
            assertThat(again(log)).isEqualTo(log);
        }
    }

    @Test
    void anyEnumeratorsStateComesBackAsItWas() throws Exception {
        Random random = Seed.random();
        RandomState any = new RandomState(random);
        StateSerializer serializer = new StateSerializer();
        for (int round = 0; round < 100; round++) {
            EnumeratorState state =
                    new EnumeratorState(
                            any.text(),
                            Phase.values()[random.nextInt(Phase.values().length)],
                            any.position(),
                            any.list(() -> progress(any, random)),
                            any.list(
                                    () ->
                                            new EnumeratorState.PendingChunk(
                                                    any.number(), any.integer(), range(any))),
                            new HashSet<>(any.list(any::number)),
                            any.number(),
                            any.number(),
                            any.number(),
                            any.flag());
            assertSame(serializer.deserialize(1, serializer.serialize(state)), state);
        }
    }

    private static TableProgress progress(RandomState any, Random random) {
        TableProgress progress = new TableProgress(any.integer(), any.table());
        progress.state =
                TableProgress.State.values()[random.nextInt(TableProgress.State.values().length)];
        progress.cursor = any.list(any::text);
        progress.chunksCut = any.number();
        progress.chunksDone = any.number();
        progress.rows = any.number();
        progress.bytes = any.number();
        progress.snapshot = any.flag() ? Optional.of(any.position()) : Optional.empty();
        return progress;
    }

    private static KeyRange range(RandomState any) {
        return new KeyRange(any.list(any::text), any.list(any::text));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void phasesAreKeptByNameSoThatNewOnesMayStandInBetween(Phase phase) {
        assertThat(Phase.valueOf(phase.name())).isEqualTo(phase);
        assertThat(List.of("PREPARE", "COPY", "INDEX", "LOG", "DONE")).contains(phase.name());
    }

    @ParameterizedTest
    @EnumSource(TableProgress.State.class)
    void statesOfATableAreKeptByName(TableProgress.State state) {
        assertThat(List.of("CUTTING", "COPYING", "COPIED", "INDEXING", "DONE"))
                .contains(state.name());
    }
}
