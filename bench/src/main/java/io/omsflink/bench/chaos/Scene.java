package io.omsflink.bench.chaos;

import io.omsflink.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a fault can reach.
 *
 * @param words takes what there is to say
 */
record Scene(Servers servers, Product product, String project, Consumer<String> words) {
    private static final Duration BOUND = Duration.ofSeconds(90);

    /** Returns when the project has something to go on from. */
    void awaitCheckpoint() {
        Await.until(
                "the first checkpoint is complete",
                BOUND,
                () -> product.home().project(project).newestSnapshot().isPresent());
    }

    /** Nothing can be written to the folder of the checkpoints for so long. */
    void withoutCheckpoints(Duration length) {
        Path folder = product.home().project(project).checkpoints();
        Path aside = folder.resolveSibling("checkpoints-aside");
        try {
            // A file in its place stops the superuser too, unlike a missing permission.
            Files.move(folder, aside);
            Files.createFile(folder);
            Pause.of(length);
            Files.delete(folder);
            Files.move(aside, folder);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot block " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Stops with a savepoint; a job that is restarting may refuse. */
    void stopAndResume() {
        awaitCheckpoint();
        try {
            product.stop(project);
        } catch (IllegalStateException refused) {
            words.accept("        oms stop did not: " + refused.getMessage());
        }
        resumeIfEnded();
    }

    void stopAtOnceAndResume() {
        awaitCheckpoint();
        product.stopAtOnce(project);
        resumeIfEnded();
    }

    private void resumeIfEnded() {
        if (!product.state(project).active()) {
            product.resume(project);
        }
    }
}
