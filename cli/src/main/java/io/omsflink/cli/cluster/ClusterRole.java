package io.omsflink.cli.cluster;

/** The two processes of a local cluster. */
public enum ClusterRole {
    JOBMANAGER("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"),
    TASKMANAGER("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");

    private final String mainClass;

    ClusterRole(String mainClass) {
        this.mainClass = mainClass;
    }

    String mainClass() {
        return mainClass;
    }

    /** Name of its log, its process id file and itself in messages. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
