package io.omsflink.verifier;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import io.omsflink.verifier.VerifyPlan.Refused;
import io.omsflink.verifier.live.AppliedProgress;
import io.omsflink.verifier.table.Mapping;
import io.omsflink.verifier.table.PairBuilder;
import io.omsflink.verifier.table.TablePair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at both databases and decides what is compared with what. */
public final class VerifyPlanner {
    private final MigrationProject project;

    public VerifyPlanner(MigrationProject project) {
        this.project = project;
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
        List<Mapping> mappings =
                tables.stream()
                        .flatMap(table -> Mapping.of(project.objects(), table).stream())
                        .toList();
        Map<TableId, TableSchema> there =
                SchemaReader.existing(target, mappings.stream().map(Mapping::targetId).toList());
        List<Refused> refused = new ArrayList<>(extra(target, mappings, chosen));
        if (tables.isEmpty() && refused.isEmpty()) {
            throw nothingChosen();
        }
        List<TablePair> pairs = new ArrayList<>();
        PairBuilder builder = new PairBuilder(sameJsonText(source, target));
        for (Mapping mapping : mappings) {
            pair(mapping, mappings, there, builder, pairs, refused);
        }
        pairs.sort(LONGEST_FIRST);
        return new VerifyPlan(
                project.name(),
                project.source(),
                project.target(),
                pairs,
                refused,
                project.steps().incremental()
                        && AppliedProgress.read(target, project.name()).isPresent(),
                options);
    }

    /** What is read on one connection only first: it must not be what the others wait for. */
    private static final Comparator<TablePair> LONGEST_FIRST =
            Comparator.comparing(TablePair::ranged)
                    .thenComparing(Comparator.comparingLong(TablePair::rowEstimate).reversed());

    private void pair(
            Mapping mapping,
            List<Mapping> all,
            Map<TableId, TableSchema> there,
            PairBuilder builder,
            List<TablePair> pairs,
            List<Refused> refused) {
        TableId source = mapping.source().id();
        TableSchema target = there.get(mapping.targetId());
        Optional<String> reason = refusal(mapping, all, target);
        if (reason.isPresent()) {
            refused.add(new Refused(source, reason.get()));
            return;
        }
        PairBuilder.Outcome outcome =
                builder.build(
                        mapping.source(),
                        project.steps().schema() ? target : known(mapping, target),
                        mapping::column,
                        mapping.filter());
        outcome.pair().ifPresent(pairs::add);
        if (outcome.pair().isEmpty()) {
            refused.add(new Refused(source, String.join("; ", outcome.problems())));
        }
    }

    private static Optional<String> refusal(
            Mapping mapping, List<Mapping> all, TableSchema target) {
        if (target == null) {
            return Optional.of("the table is missing at the target");
        }
        if (all.stream().filter(m -> m.targetId().equals(mapping.targetId())).count() > 1) {
            return Optional.of(
                    "several tables become " + mapping.targetId() + ", which is not compared");
        }
        return mapping.operations().size() < RowOperation.values().length
                ? Optional.of("not all of its changes are moved, so the target differs on purpose")
                : Optional.empty();
    }

    /** Without the schema step the target may have more columns than the source. */
    private static TableSchema known(Mapping mapping, TableSchema target) {
        List<ColumnSchema> columns =
                target.columns().stream()
                        .filter(
                                c ->
                                        mapping.target().columns().stream()
                                                .anyMatch(t -> t.name().equalsIgnoreCase(c.name())))
                        .toList();
        return new TableSchema(
                target.id(),
                columns,
                target.indexes(),
                target.engine(),
                target.charset(),
                target.collation(),
                target.comment(),
                target.autoIncrement(),
                target.rowEstimate(),
                target.unsupported());
    }

    /** Where a table is renamed, what stands under its old name is none of the project's. */
    private List<Refused> extra(
            Connection target, List<Mapping> mappings, Predicate<TableId> chosen) {
        var expected =
                mappings.stream()
                        .flatMap(m -> Stream.of(m.targetId(), m.source().id()))
                        .map(VerifyPlanner::folded)
                        .collect(Collectors.toSet());
        return SchemaReader.tables(target, project.objects()).stream()
                .map(TableSchema::id)
                .filter(id -> chosen.test(id) && !expected.contains(folded(id)))
                .map(id -> new Refused(id, "the table exists at the target only"))
                .toList();
    }

    private static String folded(TableId id) {
        return id.toString().toLowerCase(java.util.Locale.ROOT);
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
