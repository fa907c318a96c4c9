package io.omsflink.cli.cluster;

import io.omsflink.cli.Waiting;
import io.omsflink.cli.flink.FlinkRest;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Waits until a cluster takes jobs, and tells why it does not come up. */
record ClusterStartup(LocalCluster cluster, FlinkRest rest, Path log) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int LINES = 5;

    /**
     * @param old TaskManagers that were registered before, by address
     */
    void await(Set<String> old) {
        boolean ready =
                Waiting.until(
                        LIMIT,
                        () -> {
                            for (ClusterRole role : ClusterRole.values()) {
                                if (cluster.process(role).isEmpty()) {
                                    throw ended(role);
                                }
                            }
                            return rest.taskManagers().stream().anyMatch(t -> !old.contains(t));
                        });
        if (!ready) {
            throw new OmsException(
                    ErrorCode.CLUSTER_FAILED,
                    "Cannot start the cluster: no TaskManager registered within %d s. Look into %s and the files beside it."
                            .formatted(LIMIT.toSeconds(), logOf(ClusterRole.TASKMANAGER)));
        }
    }

    private OmsException ended(ClusterRole role) {
        Path output = log.resolve(role.label() + ".out");
        return new OmsException(
                ErrorCode.CLUSTER_FAILED,
                "Cannot start the cluster: the %s ended.%s Look into %s."
                        .formatted(role.label(), lastWords(output), logOf(role)));
    }

    private Path logOf(ClusterRole role) {
        return log.resolve(role.label() + ".log");
    }

    private static String lastWords(Path output) {
        try {
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return last.isEmpty() ? "" : " It said: " + String.join(" / ", last) + ".";
        } catch (IOException e) {
            return "";
        }
    }
}
