package io.omsflink.verifier;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import io.omsflink.verifier.VerifyPlan.Refused;
import io.omsflink.verifier.live.AppliedProgress;
import io.omsflink.verifier.table.Mapping;
import io.omsflink.verifier.table.Mapping.Branch;
import io.omsflink.verifier.table.PairBuilder;
import io.omsflink.verifier.table.TablePair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at both databases and decides what is compared with what. */
public final class VerifyPlanner {
    private final MigrationProject project;
    private final Mapping mapping;

    public VerifyPlanner(MigrationProject project) {
        this.project = project;
        this.mapping = Mapping.of(project.objects());
    }

    /**
     * @param chosen tables of the project to compare
     * @throws OmsException when one of the databases cannot be asked, or nothing is chosen
     */
    public VerifyPlan plan(VerifyOptions options, Predicate<TableId> chosen) {
        try (Connection source = Connections.open(project.source(), ConnectionRole.METADATA);
                Connection target = Connections.open(project.target(), ConnectionRole.METADATA)) {
            return plan(source, target, options, chosen);
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot look at the databases of "
                            + project.name()
                            + ": "
                            + e.getMessage()
                            + ". Run `oms check` for what is missing.",
                    e);
        }
    }

    private VerifyPlan plan(
            Connection source, Connection target, VerifyOptions options, Predicate<TableId> chosen)
            throws SQLException {
        List<TableSchema> tables =
                SchemaReader.tables(source, project.objects()).stream()
                        .filter(t -> chosen.test(t.id()))
                        .toList();
        List<TableId> targets =
                tables.stream()
                        .flatMap(t -> mapping.branches(t).stream())
                        .map(Branch::target)
                        .toList();
        Map<TableId, TableSchema> there = SchemaReader.existing(target, targets);
        PairPlanner planner =
                new PairPlanner(new PairBuilder(sameJsonText(source, target)), mapping);
        tables.forEach(table -> planner.add(table, there::get));
        List<Refused> refused = new ArrayList<>(planner.refused());
        refused.addAll(extra(target, tables, targets, chosen));
        if (tables.isEmpty() && refused.isEmpty()) {
            throw nothingChosen();
        }
        return new VerifyPlan(
                project.name(),
                project.source(),
                project.target(),
                options.keysOnly()
                        ? planner.pairs().stream().map(TablePair::keysOnly).toList()
                        : planner.pairs(),
                refused,
                project.steps().incremental()
                        && AppliedProgress.read(target, project.name()).isPresent(),
                options);
    }

    /** Where a table is renamed, what stands under its old name is none of the project's. */
    private List<Refused> extra(
            Connection target,
            List<TableSchema> tables,
            List<TableId> targets,
            Predicate<TableId> chosen) {
        Set<String> expected =
                Stream.concat(targets.stream(), tables.stream().map(TableSchema::id))
                        .map(VerifyPlanner::folded)
                        .collect(Collectors.toSet());
        return SchemaReader.tables(target, project.objects()).stream()
                .map(TableSchema::id)
                .filter(id -> chosen.test(id) && !expected.contains(folded(id)))
                .map(id -> new Refused(id, "the table exists at the target only"))
                .toList();
    }

    private static String folded(TableId id) {
        return id.toString().toLowerCase(Locale.ROOT);
    }

    private OmsException nothingChosen() {
        return new OmsException(
                ErrorCode.INVALID_ARGUMENT,
                "Cannot verify "
                        + project.name()
                        + ": none of its tables exists and is chosen. Check objects in the project"
                        + " file and the tables given.");
    }

    /**
     * MySQL 5.7 prints the double 1.0 as 1, so the texts of equal documents differ between
     * versions.
     */
    private static boolean sameJsonText(Connection source, Connection target) {
        String here = printed(source);
        return !here.isEmpty() && here.equals(printed(target));
    }

    private static String printed(Connection connection) {
        String sql = "SELECT CAST('{\"bb\": 1.0, \"a\": [1e20, 0.1]}' AS JSON)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException noJsonHere) {
            return "";
        }
    }
}
