package io.omsflink.cli.run;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.position.GtidSet;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when a project has caught up: everything is applied that the source had committed when the
 * log was first read. A source that goes on writing is therefore caught up with at some moment,
 * however fast it writes.
 */
public final class CaughtUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

    private final MigrationProject project;
    private LogPosition goal;
    private Connection target;

    public CaughtUp(MigrationProject project) {
        this.project = project;
    }

    /**
     * Asks both databases; call it from the time on when the job reads the log.
     *
     * @throws OmsException when one of them cannot be asked
     */
    public boolean reached() {
        if (goal == null) {
            goal = sourcePosition();
        }
        try {
            if (target == null) {
                target = Connections.open(project.target(), ConnectionRole.METADATA);
            }
            Optional<LogPosition> applied = ProgressTable.read(target, project.name());
            return applied.isPresent() && covers(applied.get(), goal);
        } catch (SQLException e) {
            close();
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot read how far %s is applied: %s. Look whether %s can be reached."
                            .formatted(project.name(), e.getMessage(), project.target()),
                    e);
        }
    }

    private LogPosition sourcePosition() {
        try (Connection source = Connections.open(project.source(), ConnectionRole.METADATA)) {
            return SourceLog.read(source).position();
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot close the connection to %s: %s. Try again."
                            .formatted(project.source(), e.getMessage()),
                    e);
        }
    }

    static boolean covers(LogPosition applied, LogPosition goal) {
        if (applied.gtidMode() && goal.gtidMode()) {
            return GtidSet.parse(applied.gtidSet()).containsAll(GtidSet.parse(goal.gtidSet()));
        }
        return LogPosition.BY_FILE.compare(applied, goal) >= 0;
    }

    /** Whoever asks again gets another connection. */
    @Override
    public void close() {
        Connection open = target;
        target = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.debug("Nothing was changed on it, and the answer is in already", e);
        }
    }
}
