package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a job keeps of its tables in a checkpoint. */
public final class KeptTables {
    private static final LogPosition START = LogPosition.ofFile("binlog.000001", 4);

    private KeptTables() {}

    /**
     * The state of the job's copy and of its log, as bytes.
     *
     * @param copy kept by the JobManager
     * @param log kept by the task that reads the log
     */
    public record State(byte[] copy, byte[] log) {

        /** Reads both back. */
        public void read() throws IOException {
            new StateSerializer().deserialize(new StateSerializer().getVersion(), copy);
            new SplitSerializer().deserialize(new SplitSerializer().getVersion(), log);
        }
    }

    public static State write(List<TableSchema> tables) throws IOException {
        EnumeratorState copy =
                new EnumeratorState(
                        "run",
                        Phase.LOG,
                        START,
                        IntStream.range(0, tables.size())
                                .mapToObj(i -> new TableProgress(i, tables.get(i)))
                                .toList(),
                        List.of(),
                        Set.of(),
                        0,
                        0,
                        0,
                        true);
        LogSplit log = new LogSplit("run", START, tables, Map.of(), Optional.of(START));
        return new State(
                new StateSerializer().serialize(copy), new SplitSerializer().serialize(log));
    }
}
