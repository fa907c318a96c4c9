package io.omsflink.cli.home;

/**
 * What is remembered about a project that was started from here.
 *
 * @param file the project file as it was given, absolute
 * @param flink address of the cluster's REST interface
 * @param local whether that is the cluster of this home, which may be started again at another port
 * @param jobId of the last submission
 * @param savepoint where the last {@code oms stop} left its savepoint, empty string for none since
 *     the last start
 * @param startedAt of the last submission, in ms since 1970
 */
public record ProjectRecord(
        String name,
        String file,
        String flink,
        boolean local,
        String jobId,
        String savepoint,
        long startedAt) {

    public ProjectRecord withSavepoint(String path) {
        return new ProjectRecord(name, file, flink, local, jobId, path, startedAt);
    }
}
