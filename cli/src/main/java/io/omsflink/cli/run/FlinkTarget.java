package io.omsflink.cli.run;

import io.omsflink.cli.cluster.ClusterStatus;
import io.omsflink.cli.cluster.LocalCluster;
import io.omsflink.cli.flink.FlinkRest;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.net.URI;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The cluster that a command works with.
 *
 * @param url of its REST interface
 * @param local whether it is the cluster of this home, which commands start when it does not run
 */
public record FlinkTarget(String url, boolean local) {

    /**
     * Where the last start of a project went; the local cluster may have come back at another port.
     * Starts nothing.
     */
    public static FlinkTarget of(ProjectRecord project, OmsHome home) {
        String now = project.local() ? new LocalCluster(home).status().url() : project.flink();
        return new FlinkTarget(now.isEmpty() ? project.flink() : now, project.local());
    }

    /**
     * Where the last start of a project went, started when it is the local cluster and does not
     * run.
     */
    public static FlinkTarget started(ProjectRecord project, OmsHome home, Consumer<String> notes) {
        return project.local() ? startLocal(home, notes) : remote(project.flink());
    }

    /** The local cluster; what of it does not run is started. */
    public static FlinkTarget startLocal(OmsHome home, Consumer<String> notes) {
        LocalCluster cluster = new LocalCluster(home);
        ClusterStatus status = cluster.status();
        if (!status.complete()) {
            notes.accept("Starting Flink on this machine...");
            status = cluster.start(OptionalInt.empty());
            notes.accept("Flink runs at " + status.url() + ".");
        }
        return new FlinkTarget(status.url(), true);
    }

    /**
     * The cluster at an address. Opens nothing.
     *
     * @throws OmsException INVALID_ARGUMENT when that is no address of a REST interface
     */
    public static FlinkTarget remote(String url) {
        URI uri = parse(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot use --flink %s: it is not an address of the form http://HOST:PORT. Give that of Flink's web UI."
                            .formatted(url));
        }
        return new FlinkTarget("http://" + uri.getHost() + ":" + port(uri), false);
    }

    private static URI parse(String url) {
        try {
            return URI.create(url.contains("://") ? url : "http://" + url);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static int port(URI uri) {
        return uri.getPort() == -1 ? 8081 : uri.getPort();
    }

    /**
     * This cluster, which answers.
     *
     * @throws OmsException CLUSTER_FAILED when it does not
     */
    public FlinkTarget reached() {
        rest().get("/overview");
        return this;
    }

    public FlinkRest rest() {
        return new FlinkRest(url);
    }

    public String host() {
        return URI.create(url).getHost();
    }

    public int port() {
        return port(URI.create(url));
    }

    /** The page of a job in the web UI. */
    public String page(String jobId) {
        return url + "/#/job/running/" + jobId + "/overview";
    }

    /** Whether that cluster sees the files of this machine. */
    public boolean sharesFiles() {
        return local || "127.0.0.1".equals(host()) || "localhost".equals(host());
    }
}
