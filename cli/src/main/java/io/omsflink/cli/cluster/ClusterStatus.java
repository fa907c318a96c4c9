package io.omsflink.cli.cluster;

import java.util.OptionalLong;

/**
 * What of a local cluster runs.
 *
 * @param url of the REST interface and the web UI
 * @param jobManager process id
 * @param taskManager process id
 * @param slots registered at the JobManager, 0 while it does not answer
 * @param freeSlots of these, those that no job uses
 */
public record ClusterStatus(
        String url, OptionalLong jobManager, OptionalLong taskManager, int slots, int freeSlots) {

    public boolean complete() {
        return jobManager.isPresent() && taskManager.isPresent() && slots > 0;
    }

    public boolean stopped() {
        return jobManager.isEmpty() && taskManager.isEmpty();
    }
}
