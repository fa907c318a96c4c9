package io.omsflink.jobs.sink;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Since when targets take no writes. The job tries again for as long as it takes, because a
 * fail-over looks the same; so a person must be able to see it. Kept beside the tasks, since each
 * restart of the job makes new ones.
 */
final class ReadOnlyTarget {
    private static final int OPTION_PREVENTS_STATEMENT = 1290;
    private static final int READ_ONLY_MODE = 1836;

    /** Error 1290 is about other options too. */
    private static final Pattern READ_ONLY = Pattern.compile("read[-_ ]only");

    private static final Map<String, Instant> SINCE = new ConcurrentHashMap<>();

    private ReadOnlyTarget() {}

    static boolean says(SQLException e) {
        return e.getErrorCode() == READ_ONLY_MODE
                || e.getErrorCode() == OPTION_PREVENTS_STATEMENT
                        && READ_ONLY.matcher(String.valueOf(e.getMessage())).find();
    }

    /** Takes note of an error of a project's target. */
    static void note(SQLException e, String project) {
        if (says(e)) {
            since(project);
        }
    }

    private static Instant since(String project) {
        return SINCE.computeIfAbsent(
                project, name -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** The target has taken a write. */
    static void over(String project) {
        if (!SINCE.isEmpty()) {
            SINCE.remove(project);
        }
    }

    /** In milliseconds since 1970; 0 when the target takes writes, as far as is known. */
    static long sinceMillis(String project) {
        Instant since = SINCE.get(project);
        return since == null ? 0 : since.toEpochMilli();
    }

    /** What a person reads and does. */
    static String advice(String project) {
        return "The target is read-only since "
                + since(project)
                + "; the job tries again by itself until it takes writes. If this is no switch-over"
                + " that will end, run SET GLOBAL super_read_only=OFF, read_only=OFF there, or give"
                + " host and port of the server that takes writes.";
    }
}
