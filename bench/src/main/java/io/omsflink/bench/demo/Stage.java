package io.omsflink.bench.demo;

import io.omsflink.bench.shop.ShopDatabase;
import io.omsflink.cli.cluster.ClusterStatus;
import io.omsflink.cli.cluster.LocalCluster;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.Libaio;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.ObTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Source with the sample data, target and Flink: started side by side, closed together, also when
 * the command is interrupted. Whatever stands is written down at once in the folder's record, so
 * that a later command can remove it when this one is killed.
 */
final class Stage implements AutoCloseable {
    private static final long SEED = 20_261_122;
    private static final int START_LIMIT_SECONDS = 120;
    private static final long STEP_MS = 200;

    private final Object closing = new Object();
    private final DemoFolder folder;
    private final ExecutorService starters = Executors.newCachedThreadPool(Stage::daemon);
    private final CompletableFuture<Void> opening = new CompletableFuture<>();
    private final CompletableFuture<Timed<MySqlServer>> source;
    private final CompletableFuture<Timed<ShopDatabase>> shop;
    private final CompletableFuture<Timed<ObTenant>> target;
    private final CompletableFuture<Timed<ClusterStatus>> flink;
    private final List<OwnServer> servers = new ArrayList<>();
    private List<String> databases = List.of();
    private boolean kept;
    private boolean closed;

    /** Starts nothing yet, so that whoever has to close the stage can get ready. */
    Stage(DemoFolder folder, int rows) {
        this.folder = folder;
        source = begin(this::startSource);
        shop =
                source.thenApplyAsync(
                        server -> Timed.of(() -> fill(server.value(), rows)), starters);
        target = begin(this::startTarget);
        flink = begin(() -> new LocalCluster(folder.home()).start(OptionalInt.of(0)));
    }

    /** Starts everything and returns at once. */
    void open() {
        record();
        opening.complete(null);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "demo-start");
        thread.setDaemon(true);
        return thread;
    }

    private <T> CompletableFuture<Timed<T>> begin(Supplier<T> start) {
        return opening.thenApplyAsync(none -> Timed.of(start), starters);
    }

    private MySqlServer startSource() {
        Libaio.require();
        MySqlServer.Builder builder = MySqlServer.v80();
        given(DemoProject.SOURCE_VARIABLE).ifPresent(builder::password);
        MySqlServer server = builder.start();
        own(server, DemoProject.SOURCE_VARIABLE);
        return server;
    }

    private ObTenant startTarget() {
        if (given("OMS_TEST_OB_URL").isPresent()) {
            ObTenant tenant = ObTenant.start();
            databases = TenantDatabases.toBeMade(tenant).names();
            record();
            return tenant;
        }
        String variable = DemoProject.targetVariable(true);
        MySqlServer.Builder builder = MySqlServer.v57();
        given(variable).ifPresent(builder::password);
        ObTenant tenant = ObTenant.standIn(builder);
        own(tenant.server().orElseThrow(), variable);
        return tenant;
    }

    /** Processes read a variable before a handed-over file: one that is set has to be right. */
    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private void own(MySqlServer server, String variable) {
        folder.writeSecret(variable, server.password());
        synchronized (this) {
            servers.add(OwnServer.of(server));
        }
        record();
    }

    private synchronized void record() {
        folder.write(new DemoRecord(kept, servers, databases));
    }

    private static ShopDatabase fill(MySqlServer server, int rows) {
        try (Connection connection = server.connect()) {
            return ShopDatabase.create(connection, rows, SEED);
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot fill the source with sample data: " + e.getMessage() + ". Try again.",
                    e);
        }
    }

    Timed<MySqlServer> source() {
        return await(source);
    }

    Timed<ShopDatabase> shop() {
        return await(shop);
    }

    Timed<ObTenant> target() {
        return await(target);
    }

    Timed<ClusterStatus> flink() {
        return await(flink);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OmsException ours) {
                throw ours;
            }
            throw new OmsException(
                    ErrorCode.CLUSTER_FAILED, e.getCause().getMessage(), e.getCause());
        }
    }

    /** Everything shall outlive this process. */
    void keep() {
        source().value().detach();
        target().value().server().ifPresent(MySqlServer::detach);
        kept = true;
        record();
    }

    /** Waits for a closing that is under way in another thread. */
    @Override
    public void close() {
        synchronized (closing) {
            if (!kept && !closed) {
                takeDown();
            }
            closed = true;
        }
    }

    private void takeDown() {
        opening.cancel(false);
        // What is not there yet cannot be stopped: again, until nothing is under way any more.
        do {
            CleanUp.of(folder).endFlink();
        } while (!settled(flink));
        started(source).ifPresent(server -> server.value().close());
        started(target).ifPresent(tenant -> tenant.value().close());
        CleanUp.of(folder).run();
        starters.shutdownNow();
    }

    private static boolean settled(CompletableFuture<?> future) {
        try {
            future.get(STEP_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException underWay) {
            return false;
        } catch (Exception failed) {
            return true;
        }
    }

    private static <T> Optional<T> started(CompletableFuture<T> future) {
        try {
            return Optional.of(future.get(START_LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (Exception nothingToStop) {
            return Optional.empty();
        }
    }
}
