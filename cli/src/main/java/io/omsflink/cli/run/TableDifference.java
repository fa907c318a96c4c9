package io.omsflink.cli.run;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.meta.ProjectTables;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a project file selects and its job does not follow, and the other way round.
 *
 * @param added in the order of their names
 * @param left in the order of their names
 * @param kept in the order of their names
 */
public record TableDifference(List<TableId> added, List<TableId> left, List<TableId> kept) {

    /**
     * Asks both databases.
     *
     * @throws OmsException when one of them cannot be asked, or the project follows nothing yet
     */
    public static TableDifference of(MigrationProject project) {
        List<TableId> followed = followed(project);
        List<TableId> wanted = wanted(project);
        return new TableDifference(
                wanted.stream().filter(table -> !followed.contains(table)).sorted().toList(),
                followed.stream().filter(table -> !wanted.contains(table)).sorted().toList(),
                followed.stream().filter(wanted::contains).sorted().toList());
    }

    public boolean isEmpty() {
        return added.isEmpty() && left.isEmpty();
    }

    private static List<TableId> wanted(MigrationProject project) {
        try (Connection source = Connections.open(project.source(), ConnectionRole.METADATA)) {
            return SchemaReader.tables(source, project.objects()).stream()
                    .map(TableSchema::id)
                    .toList();
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot list the tables of %s: %s. Try again."
                            .formatted(project.source(), e.getMessage()),
                    e);
        }
    }

    private static List<TableId> followed(MigrationProject project) {
        List<TableId> followed;
        try (Connection target = Connections.open(project.target(), ConnectionRole.METADATA)) {
            followed = ProjectTables.read(target, project.name());
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot read which tables %s follows: %s. Look whether %s can be reached."
                            .formatted(project.name(), e.getMessage(), project.target()),
                    e);
        }
        if (followed.isEmpty()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot change the tables of project %s: it does not follow the log yet. Wait until its copy is complete (oms status %s)."
                            .formatted(project.name(), project.name()));
        }
        return followed;
    }
}
