package io.omsflink.bench.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One migration that everything happens to. The shop writes through every fault; after each one the
 * writing stops, and all tables have to be equal on both sides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsITCase {
    private static final long SEED = Long.getLong("oms.test.seed", 42);
    private static final int ROWS = 60_000;
    private static final Duration BOUND = Duration.ofSeconds(60);

    /** So slow a network that no copy ends while something is killed. */
    private static final long SLOW = 20_000;

    private Installation user;
    private LiveShop shop;
    private boolean copied;
    private long notApplied;

    @BeforeAll
    void startMoving(@TempDir Path folder) throws SQLException {
        shop = new LiveShop(ROWS, SEED);
        user = new Installation(folder);
        user.export("SRC_PASSWORD", shop.source.password())
                .export("DST_PASSWORD", shop.target.password());
        user.oms("cluster", "start", "--port", "0").succeeded();
        shop.open();
        shop.network.throttle(SLOW);
        user.oms("run", user.file("shop.yaml", shop.project()), "--detach").succeeded();
    }

    @AfterAll
    void stopAll() {
        if (user != null) {
            user.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @AfterEach
    void stopWriting() {
        shop.abandon();
    }

    private JsonNode await(String what, Predicate<JsonNode> wanted) {
        JsonNode[] last = new JsonNode[1];
        Await.until(what, BOUND, () -> wanted.test(last[0] = user.status("shop")));
        return last[0];
    }

    private JsonNode awaitCopying() {
        return await(
                "rows are copied", s -> is(s, "RUNNING", "COPY") && s.path("rows").asLong() > 0);
    }

    private static boolean is(JsonNode status, String state, String phase) {
        return status.path("state").asText().equals(state)
                && status.path("phase").asText().equals(phase);
    }

    /** Stops the writing and looks whether the target has all of it. */
    private void settle() throws SQLException {
        shop.shut();
        shop.awaitApplied();
        shop.assertEqual();
    }

    /** Lets something happen between changes that the target has to get, each exactly once. */
    private void fault(Fault fault) throws Exception {
        assumeThat(copied).as("the copy is complete").isTrue();
        shop.open();
        await("the log is applied", s -> is(s, "RUNNING", "LOG"));
        shop.await(50);
        fault.happen();
        shop.await(50);
        settle();
        assertThat(shop.transactionsNotApplied()).isEqualTo(notApplied);
    }

    @FunctionalInterface
    private interface Fault {
        void happen() throws Exception;
    }

    /** Without one there is nothing to go on from. */
    private boolean hasCheckpoint() {
        Path checkpoints = user.run().resolve("projects").resolve("shop").resolve("checkpoints");
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
        } catch (IOException | UncheckedIOException e) {
            // Flink removes older ones meanwhile.
            return false;
        }
    }

    @Test
    @Order(1)
    void theTaskManagerIsKilledWhileRowsAreCopied() {
        awaitCopying();
        user.kill9("taskmanager_pid");
        user.oms("cluster", "start").succeeded();
        awaitCopying();
    }

    @Test
    @Order(2)
    void theJobManagerIsKilledWhileRowsAreCopied() throws SQLException {
        shop.open();
        awaitCopying();
        // A checkpoint waits for the complete chunks that are on their way.
        shop.network.throttle(20 * SLOW);
        Await.until("a checkpoint stands", BOUND, this::hasCheckpoint);
        shop.network.throttle(SLOW);
        user.kill9("jobmanager_pid");
        user.oms("cluster", "start").succeeded();
        user.oms("resume", "shop", "--detach").succeeded();
        awaitCopying();
        shop.network.throttle(0);
        await("the log is applied", s -> is(s, "RUNNING", "LOG"));
        settle();
        copied = true;
        notApplied = shop.transactionsNotApplied();
    }

    @Test
    @Order(3)
    void theTaskManagerIsKilledWhileTheLogIsApplied() throws Exception {
        fault(
                () -> {
                    user.kill9("taskmanager_pid");
                    user.oms("cluster", "start").succeeded();
                });
    }

    @Test
    @Order(4)
    void theJobManagerIsKilledWhileTheLogIsApplied() throws Exception {
        fault(
                () -> {
                    user.kill9("jobmanager_pid");
                    user.oms("cluster", "start").succeeded();
                    user.oms("resume", "shop", "--detach").succeeded();
                });
    }

    @Test
    @Order(5)
    void theSourceIsKilled() throws Exception {
        fault(
                () -> {
                    shop.source.kill9();
                    shop.source.start();
                });
    }

    @Test
    @Order(6)
    void theSourceIsRestarted() throws Exception {
        fault(shop.source::restart);
    }

    @Test
    @Order(7)
    void theProjectIsStoppedAndResumed() throws Exception {
        fault(
                () -> {
                    user.oms("stop", "shop").succeeded();
                    shop.await(50);
                    user.oms("resume", "shop", "--until", "caught-up").succeeded();
                });
    }

    @Test
    @Order(8)
    void theTargetIsKilled() throws Exception {
        fault(
                () -> {
                    shop.target.kill9();
                    shop.target.start();
                });
    }

    @Test
    @Order(9)
    void theTargetIsRestarted() throws Exception {
        fault(shop.target::restart);
    }

    @Test
    @Order(10)
    void theNetworkToTheTargetBreaks() throws Exception {
        fault(
                () -> {
                    shop.network.cut();
                    shop.await(50);
                    shop.network.heal();
                });
    }

    @Test
    @Order(11)
    void theNetworkToTheTargetSwallowsEverything() throws Exception {
        fault(
                () -> {
                    shop.network.stall();
                    shop.await(100);
                    shop.network.heal();
                });
    }
}
