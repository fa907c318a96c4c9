package io.omsflink.catalog.check;

import io.omsflink.catalog.SourceReader;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.route.RoutedSchema;
import io.omsflink.catalog.route.Routes;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.Steps.FullStep;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What checks look at; what several of them need is asked of a server once. For one thread. */
final class CheckContext {
    private final MigrationProject project;
    private final Server source;
    private final Server target;
    private final List<TableSchema> tables;
    private TargetTables targetTables;
    private TargetDialect dialect;

    /**
     * @param source null when it could not be reached: checks that ask it do not run
     * @param target null when it could not be reached
     * @param tables the tables that the project moves, empty when the source could not be read
     */
    CheckContext(MigrationProject project, Server source, Server target, List<TableSchema> tables) {
        this.project = project;
        this.source = source;
        this.target = target;
        this.tables = List.copyOf(tables);
    }

    MigrationProject project() {
        return project;
    }

    Server source() {
        return source;
    }

    Server target() {
        return target;
    }

    List<TableSchema> tables() {
        return tables;
    }

    /** The table as it is to be at the target, under its name there. */
    TableSchema target(TableSchema source) {
        return Routes.target(project.objects(), source);
    }

    /** The tables at the target, each once. */
    List<TableSchema> targets() {
        return Routes.targets(project.objects(), tables);
    }

    /** The same with their partitions and CHECK constraints. */
    List<TableDefinition> targetDefinitions() {
        return RoutedSchema.tables(
                project.objects(), SourceReader.definitions(source.connection(), tables));
    }

    /** What stands at the target under the names that the project's tables have there. */
    TargetTables targetTables() throws SQLException {
        if (targetTables == null) {
            targetTables = TargetTables.read(target, targets());
        }
        return targetTables;
    }

    TargetDialect dialect() {
        if (dialect == null) {
            dialect =
                    TargetDialect.of(
                            project.target().type(),
                            TargetCapabilities.read(target.connection()),
                            project.steps().charsets());
        }
        return dialect;
    }

    boolean has(Side side) {
        return (side == Side.SOURCE ? source : target) != null;
    }

    boolean incremental() {
        return project.steps().incremental();
    }

    boolean full() {
        return project.steps().full().isPresent();
    }

    /** What the copy does with rows at the target; empty without a copy. */
    Optional<ExistingRows> existingRows() {
        return project.steps().full().map(FullStep::existingRows);
    }

    /** Databases of the tables at the target, each once, ordered. */
    TreeSet<String> targetDatabases() {
        TreeSet<String> databases = new TreeSet<>();
        targets().forEach(t -> databases.add(t.id().database()));
        return databases;
    }

    /** Databases of the tables at the source, each once, ordered. */
    TreeSet<String> databases() {
        TreeSet<String> databases = new TreeSet<>();
        tables.forEach(t -> databases.add(t.id().database()));
        return databases;
    }
}
