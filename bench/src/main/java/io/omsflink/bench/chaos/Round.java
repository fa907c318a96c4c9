package io.omsflink.bench.chaos;

import io.omsflink.bench.chaos.load.ChaosSchema;
import io.omsflink.bench.chaos.load.FirstRows;
import io.omsflink.bench.chaos.load.Writers;
import io.omsflink.bench.chaos.load.XaBranches;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.run.CaughtUp;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ProjectParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One seed from the first row to the last comparison: fill, write, migrate, break, stop writing,
 * wait, compare.
 */
final class Round {
    private static final Duration COPY_BOUND = Duration.ofSeconds(240);
    private static final Duration CAUGHT_UP_BOUND = Duration.ofSeconds(240);

    /** Bytes per second of each connection to the source, so that a copy lasts. */
    private static final long SLOW = 150_000;

    private final ChaosSettings settings;
    private final long seed;
    private final Servers servers;
    private final Product product;
    private final Path folder;
    private final Consumer<String> words;
    private final String name;
    private final ChaosSchema schema;
    private final FaultPlan plan;
    private final Patience patience;
    private final Heartbeat heartbeat;
    private final Injector injector;
    private final Probe probe;
    private Writers writers;
    private long transactions;

    Round(
            ChaosSettings settings,
            long seed,
            Servers servers,
            Product product,
            Path folder,
            Consumer<String> words) {
        this.settings = settings;
        this.seed = seed;
        this.servers = servers;
        this.product = product;
        this.folder = folder;
        this.words = words;
        this.name = "chaos" + seed;
        this.schema = ChaosSchema.random(name, seed, settings.load());
        this.plan = new FaultPlan(seed, settings.kinds());
        this.patience = new Patience(this::whyHopeless);
        this.heartbeat = new Heartbeat(servers, name, patience);
        this.injector = new Injector(plan, new Scene(servers, product, name, words), heartbeat);
        this.probe = new Probe(servers, schema, settings.wholeTransactions());
    }

    /** Why there is nothing to wait for any more. */
    private Optional<String> whyHopeless() {
        injector.check();
        return product.failure(name);
    }

    RoundResult run() {
        RoundOutcome outcome = new RoundOutcome(seed);
        try {
            play();
            outcome.differences(compare());
        } catch (Exception | AssertionError e) {
            outcome.failed(e);
        } finally {
            end();
        }
        return outcome.result(transactions, injector.struck(), probe.seen());
    }

    private void play() throws Exception {
        begin();
        awaitLog();
        awaitCaughtUp();
        words.accept("         the log is followed, in " + schema.describe());
        probe.start();
        probe.arm();
        injector.followed();
        letHappen();
        injector.close();
        injector.check();
        settle();
    }

    /** Starts the project while writers write already. */
    private void begin() throws SQLException, IOException {
        try (Connection connection = servers.source.connect()) {
            FirstRows.create(connection, schema, settings.load(), seed);
        }
        writers = Writers.start(servers.source::connect, schema, settings.load(), seed);
        servers.toSource.throttle(plan.duringCopy() > 0 ? SLOW : 0);
        product.run(projectFile());
        injector.start();
    }

    private Path projectFile() throws IOException {
        String text =
                """
                name: %s
                kind: migration
                source: %s
                target: %s
                objects: {include: ["%s.*"]}
                steps: {schema: {}, full: {}, incremental: {%s}}
                speed: {full: {read: 2, write: 2}, incremental: {write: 4}}
                """
                        .formatted(
                                name,
                                servers.sourceYaml(),
                                servers.targetYaml(),
                                name,
                                settings.incremental());
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    private void awaitLog() {
        JobView[] last = new JobView[1];
        try {
            patience.until(
                    "the copy is complete",
                    COPY_BOUND,
                    () -> (last[0] = product.state(name).view()).progress().inLog());
        } finally {
            if (last[0] == null || !last[0].progress().inLog()) {
                words.accept("         last seen: " + last[0]);
            }
        }
    }

    private void awaitCaughtUp() {
        MigrationProject project = ProjectParser.parse(folder.resolve(name + ".yaml"));
        try (CaughtUp caughtUp = new CaughtUp(project)) {
            patience.until("the target has caught up", CAUGHT_UP_BOUND, caughtUp::reached);
        }
    }

    private void letHappen() {
        long end = System.nanoTime() + settings.roundLength().toNanos();
        while (System.nanoTime() < end) {
            injector.check();
            patience.check();
            transactions = writers.committed();
            Pause.of(Duration.ofMillis(100));
        }
    }

    /** Stops the writing and waits until all of it has arrived. */
    private void settle() throws SQLException {
        writers.close();
        transactions = writers.committed();
        servers.heal();
        try (Connection connection = servers.source.connect()) {
            XaBranches.finish(connection, name + "-");
        }
        words.accept("         writing has ended, waiting for the rest");
        heartbeat.await();
        awaitCaughtUp();
    }

    private List<TableDifference> compare() throws SQLException {
        List<TableDifference> differences = TableDifference.all(servers, name);
        differences.forEach(difference -> words.accept(difference.words()));
        return differences;
    }

    /** Leaves nothing running; what was written stays. */
    private void end() {
        injector.close();
        if (writers != null) {
            writers.close();
            transactions = Math.max(transactions, writers.committedSoFar());
        }
        probe.close();
        servers.heal();
    }

    /** Removes what a round leaves behind that went well. */
    void cleanUp() throws SQLException {
        try {
            product.stop(name);
        } catch (IllegalStateException restartingAfterTheLastFault) {
            abandon();
        }
        for (var server : List.of(servers.source, servers.target)) {
            server.execute("DROP DATABASE " + name);
        }
    }

    /** Ends the job of a round that did not go well. */
    void abandon() {
        try {
            product.stopAtOnce(name);
        } catch (RuntimeException hasEndedOrNeverBegan) {
            words.accept("         " + hasEndedOrNeverBegan.getMessage());
        }
    }
}
