package io.omsflink.bench.memory;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.harness.Stage;
import io.omsflink.bench.stream.OmsProject;
import io.omsflink.testkit.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A target behind a slow network, while the source could deliver many times as much. */
public record SlowTarget(Stage stage, long bytesPerSecond, Duration duration) {
    private static final int SAMPLES = 4;

    public void run(Consumer<MemorySample> samples) throws Exception {
        try (Arena arena = stage.open("slow", Setup.EMPTY_TARGET);
                TcpProxy proxy = TcpProxy.to(arena.target().host(), arena.target().port());
                WatchedCopy copy = new WatchedCopy("slowed target", arena.folder())) {
            copy.start(project(arena, proxy));
            // Only now, so that the checks before the start do not crawl.
            proxy.throttle(bytesPerSecond);
            for (int i = 1; i <= SAMPLES; i++) {
                samples.accept(copy.after(duration.multipliedBy(i).dividedBy(SAMPLES)));
            }
        }
    }

    private static Path project(Arena arena, TcpProxy proxy) throws Exception {
        return OmsProject.write(
                arena.folder(),
                OmsProject.endpoint("mysql", arena.source().port()),
                OmsProject.endpoint(arena.targetKind().projectType(), proxy.port()),
                "{schema: {}, full: {}, incremental: {}}");
    }
}
