package io.omsflink.jobs.source;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** What Flink gives to an enumerator; as strict about readers that are not there as Flink is. */
abstract class FakeEnumeratorContext implements SplitEnumeratorContext<MigrationSplit> {
    private final Map<Integer, ReaderInfo> readers = new TreeMap<>();

    void register(int subtask) {
        readers.put(subtask, new ReaderInfo(subtask, "host"));
    }

    void unregister(int subtask) {
        readers.remove(subtask);
    }

    abstract void assign(MigrationSplit split, int subtask);

    abstract void send(SourceEvent event, int subtask);

    abstract void noMoreSplits(int subtask);

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        requireReader(subtask);
        send(event, subtask);
    }

    @Override
    public int currentParallelism() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return Map.copyOf(readers);
    }

    @Override
    public void assignSplits(SplitsAssignment<MigrationSplit> assignment) {
        assignment.assignment().keySet().forEach(this::requireReader);
        assignment
                .assignment()
                .forEach((subtask, splits) -> splits.forEach(split -> assign(split, subtask)));
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        requireReader(subtask);
        noMoreSplits(subtask);
    }

    private void requireReader(int subtask) {
        if (!readers.containsKey(subtask)) {
            throw new IllegalArgumentException("subtask " + subtask + " is not registered");
        }
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
            Callable<T> callable,
            BiConsumer<T, Throwable> handler,
            long initialDelayMillis,
            long periodMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        throw new UnsupportedOperationException();
    }
}
