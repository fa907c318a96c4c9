package io.omsflink.catalog.position;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * What a source says about its change log at one moment.
 *
 * @param settings the server's variables about its log, by lower-case name; one that the server
 *     does not know is absent
 * @param executed transactions executed so far; empty without GTID
 * @param purged transactions that are no longer in the log files; empty without GTID
 * @param file current log file, empty while the log is off
 * @param offset end of the current log file in bytes
 * @param oldestFile first log file that is still there, empty when the server does not tell
 * @param onlyDatabases databases that the server limits its log to ({@code binlog_do_db}), comma
 *     separated; empty for all
 * @param ignoredDatabases databases that the server leaves out of its log ({@code
 *     binlog_ignore_db}), comma separated
 */
public record SourceLog(
        Map<String, String> settings,
        GtidSet executed,
        GtidSet purged,
        String file,
        long offset,
        String oldestFile,
        String onlyDatabases,
        String ignoredDatabases) {

    private static final String START_ANEW =
            "Start the project anew with a full copy, and keep the log longer than the longest stop"
                    + " (binlog_expire_logs_seconds; expire_logs_days before MySQL 8.0).";

    public SourceLog {
        settings = Map.copyOf(settings);
    }

    /**
     * Asks the server. Positions are read in one statement, so that set and file belong together as
     * well as the server allows.
     *
     * @throws OmsException PRECHECK_FAILED when the account may not look at the log, SOURCE_FAILED
     *     when the question fails
     */
    public static SourceLog read(Connection connection) {
        try {
            return new SourceLogReader(connection).read();
        } catch (SQLException e) {
            throw SourceLogReader.explain(e);
        }
    }

    /** Value of a server variable, empty text when the server does not know it. */
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    /** Whether the server writes a log at all. */
    public boolean enabled() {
        return !file.isEmpty();
    }

    /**
     * Whether every transaction carries a GTID; the two permissive modes still allow some without.
     */
    public boolean gtidMode() {
        return on("gtid_mode");
    }

    public String serverUuid() {
        return setting("server_uuid");
    }

    /** The server's id among its replicas; 0 refuses every reader. */
    public long serverId() {
        return setting("server_id").isEmpty() ? 0 : Long.parseLong(setting("server_id"));
    }

    private boolean on(String name) {
        return setting(name).equalsIgnoreCase("ON") || setting(name).equals("1");
    }

    /**
     * The end of the log: where a reader that wants only what comes from now on begins. By file
     * also on a source with GTID that has executed nothing yet, because the empty set cannot be
     * told from no set.
     */
    public LogPosition position() {
        return new LogPosition(gtidMode() ? executed.toString() : "", file, offset);
    }

    /**
     * Looks whether a reader can still go on from a place.
     *
     * @return empty when it can, else an OmsException (POSITION_PURGED) to throw
     */
    public Optional<OmsException> purged(LogPosition place) {
        return (place.gtidMode() ? goneBySet(place) : goneByFile(place))
                .map(why -> "Cannot read the source's log from " + place + ": " + why)
                .map(message -> new OmsException(ErrorCode.POSITION_PURGED, message));
    }

    private Optional<String> goneBySet(LogPosition place) {
        GtidSet done = GtidSet.parse(place.gtidSet());
        GtidSet missing = purged.minus(done);
        // Only this server's own numbers prove a reset: those of other servers may still be on
        // their way to it.
        GtidSet unknown = done.ofServer(serverUuid()).minus(executed);
        if (!gtidMode()) {
            return Optional.of(
                    "it was taken by GTID, and the source now has gtid_mode="
                            + setting("gtid_mode")
                            + ". Set gtid_mode=ON at the source, or start the project anew.");
        }
        if (!missing.isEmpty()) {
            return Optional.of(
                    "the source has purged transactions that were not read yet, "
                            + missing
                            + ". "
                            + START_ANEW);
        }
        if (!unknown.isEmpty()) {
            return Optional.of(
                    "the source does not know its own transactions "
                            + unknown
                            + " any more; its log was reset or it was restored from a backup. "
                            + START_ANEW);
        }
        return Optional.empty();
    }

    private Optional<String> goneByFile(LogPosition place) {
        if (!enabled()) {
            return Optional.of("the source has log_bin=OFF. Switch its binary log on.");
        }
        if (!oldestFile.isEmpty() && LogPosition.FILE_ORDER.compare(place.file(), oldestFile) < 0) {
            return Optional.of(
                    "the source has purged that file; its oldest one is "
                            + oldestFile
                            + ". "
                            + START_ANEW);
        }
        if (LogPosition.BY_FILE.compare(place, LogPosition.ofFile(file, offset)) > 0) {
            return Optional.of(
                    "the source's log ends at "
                            + file
                            + ":"
                            + offset
                            + ", before that place; it was reset or the source is another server. "
                            + START_ANEW);
        }
        return Optional.empty();
    }
}
