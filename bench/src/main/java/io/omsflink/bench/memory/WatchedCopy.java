package io.omsflink.bench.memory;

import io.omsflink.bench.harness.Watch;
import io.omsflink.bench.stream.BenchCluster;
import io.omsflink.bench.stream.OmsProgram;
import io.omsflink.bench.stream.StartTime;
import io.omsflink.bench.stream.TaskManagerMemory;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.JobWatch;
import java.nio.file.Path;
import java.time.Duration;

/** A project that copies on a cluster of its own, and samples of the TaskManager's memory. */
final class WatchedCopy implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final String scenario;
    private final Path folder;
    private final BenchCluster cluster;
    private JobWatch watch;
    private long startedAt;

    WatchedCopy(String scenario, Path folder) {
        this.scenario = scenario;
        this.folder = folder;
        this.cluster = BenchCluster.start(folder.resolve("run"));
    }

    void start(Path project) {
        new OmsProgram(cluster.home(), folder).runDetached(project);
        String job = cluster.rest().jobs().get(0).id();
        startedAt = StartTime.of(cluster.rest(), job);
        watch = new JobWatch(cluster.rest(), job);
    }

    /** A sample as soon as so many rows are copied. */
    MemorySample atRows(long rows) throws Exception {
        Watch.until(rows + " rows are copied", INTERVAL, () -> look().progress().rows() >= rows);
        return sample();
    }

    /** A sample so long after the start. */
    MemorySample after(Duration time) throws Exception {
        long at = startedAt + time.toMillis();
        Watch.until(time + " have passed", INTERVAL, () -> System.currentTimeMillis() >= at);
        return sample();
    }

    private MemorySample sample() {
        JobView view = look();
        double heap = LiveHeap.megabytes(cluster.taskManager(), folder);
        return new MemorySample(
                scenario,
                view.progress().rows(),
                (view.at() - startedAt) / 1000.0,
                heap,
                TaskManagerMemory.nowMb(cluster),
                TaskManagerMemory.peakMb(cluster));
    }

    private JobView look() {
        JobView view = watch.look();
        if (view.ended() || !view.failure().isEmpty()) {
            throw new IllegalStateException("the copy failed: " + view.failure());
        }
        return view;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
