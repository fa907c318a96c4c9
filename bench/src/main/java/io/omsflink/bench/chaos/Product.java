package io.omsflink.bench.chaos;

import io.omsflink.bench.harness.Tool;
import io.omsflink.cli.cluster.ClusterRole;
import io.omsflink.cli.cluster.Liveness;
import io.omsflink.cli.cluster.LocalCluster;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.run.ProjectState;
import io.omsflink.project.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A Flink cluster of processes, and the command {@code oms} as a user types it. */
final class Product implements AutoCloseable {
    static final String PASSWORD_VARIABLE = "OMS_CHAOS_PASSWORD";
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);

    private final OmsHome home;
    private final LocalCluster cluster;
    private final Path folder;
    private final String password;
    private final Thread shutdownHook = new Thread(this::end, "stop-flink");

    private Product(Path folder, String password) {
        this.home = OmsHome.locate().withRun(folder.resolve("run"));
        this.cluster = new LocalCluster(home);
        this.folder = folder;
        this.password = password;
    }

    /**
     * Starts the cluster.
     *
     * @param folder for everything that the product keeps and says
     */
    static Product start(Path folder, String password) {
        Product product = new Product(folder, password);
        Runtime.getRuntime().addShutdownHook(product.shutdownHook);
        // How this process finds the password when it asks whether a project has caught up.
        System.setProperty(Secrets.HAND_OVER_FOLDER, product.home.secrets().toString());
        product.cluster.start(OptionalInt.of(0));
        return product;
    }

    OmsHome home() {
        return home;
    }

    void run(Path projectFile) {
        oms("run", projectFile.toString(), "--detach");
    }

    void resume(String project) {
        oms("resume", project, "--detach");
    }

    void stop(String project) {
        oms("stop", project, "--timeout", "60");
    }

    void stopAtOnce(String project) {
        oms("stop", project, "--no-savepoint");
    }

    private void oms(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.folder().resolve("bin/oms").toString());
        command.addAll(List.of(arguments));
        new Tool(folder, "oms-" + arguments[0])
                .without("OMS_EXTRA_CLASSPATH")
                .without("OMS_JAVA_OPTS")
                .environment("OMS_RUN_DIR", home.run().toString())
                .environment(PASSWORD_VARIABLE, password)
                .run(command.toArray(String[]::new));
    }

    /** Starts what of the cluster does not run, as {@code oms cluster start}. */
    void startCluster() {
        cluster.start(OptionalInt.empty());
    }

    void kill(ClusterRole role) {
        cluster.process(role).ifPresent(Product::kill);
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        Liveness.awaitEnd(process, KILL_LIMIT);
    }

    ProjectState state(String project) {
        return ProjectState.find(project, home);
    }

    /** Why the project's job has ended for good; empty while it has not. */
    Optional<String> failure(String project) {
        ProjectState state = state(project);
        return state.word().equals("FAILED")
                ? Optional.of("the job has failed: " + state.view().failure())
                : Optional.empty();
    }

    private void end() {
        for (ClusterRole role : ClusterRole.values()) {
            kill(role);
        }
        cluster.stop();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and does the same.
        }
    }
}
