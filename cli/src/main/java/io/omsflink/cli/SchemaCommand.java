package io.omsflink.cli;

import io.omsflink.catalog.CharsetMapping;
import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.SchemaOptions;
import io.omsflink.catalog.SourceReader;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.route.RoutedSchema;
import io.omsflink.catalog.schema.ObjectKey;
import io.omsflink.catalog.schema.ObjectState;
import io.omsflink.catalog.schema.ObjectStatus;
import io.omsflink.catalog.schema.SchemaPlan;
import io.omsflink.catalog.schema.SchemaPlanner;
import io.omsflink.catalog.schema.SchemaTarget;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms schema FILE}: what the schema becomes at the target, and making it so. */
@Command(
        name = "schema",
        description =
                "Shows what the source's schema becomes at the target. Creates nothing without"
                        + " --apply or --finish. Exit code 1 when an object failed, 2 when one of"
                        + " those to be made has no statement.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Project file.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write one file per object, and report.txt, report.json, report.html.")
    private Path out;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Take the statements that were edited in a folder of --out.")
    private Path from;

    @Option(
            names = "--apply",
            description =
                    "Create databases, tables and views; failed ones are tried again. Plain indexes"
                            + " wait for the copy when the project has one.")
    private boolean apply;

    @Option(
            names = "--finish",
            description =
                    "Add what waited: plain indexes that are missing, CHECK constraints and foreign"
                            + " keys. At the switchover.")
    private boolean finish;

    @Option(
            names = "--skip",
            paramLabel = "OBJECT",
            description =
                    "Do without these objects, e.g. view:shop.report or 'index*:shop.*'; * and ?"
                            + " match.")
    private List<String> skip = List.of();

    @Option(
            names = "--retry",
            paramLabel = "OBJECT",
            description = "Forget that these objects failed or were skipped.")
    private List<String> retry = List.of();

    @Option(names = "--all", description = "Show also what arrives as it is.")
    private boolean all;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SQLException {
        MigrationProject project = ProjectParser.parse(file);
        SchemaPlan plan = plan(project);
        try (SchemaTarget target =
                SchemaTarget.open(project.target(), project.name(), project.speed().fullWrite())) {
            decide(target, plan);
            Set<ObjectKind> kinds = kinds(project);
            List<ObjectStatus> objects =
                    kinds.isEmpty() ? target.status(plan) : target.create(plan, kinds);
            if (out != null) {
                new SchemaFolder(out).write(project.name(), objects);
            }
            show(project, objects);
            return exitCode(objects, kinds);
        }
    }

    private static SchemaPlan plan(MigrationProject project) throws SQLException {
        boolean movesRows = project.steps().full().isPresent() || project.steps().incremental();
        try (Connection source = Connections.open(project.source(), ConnectionRole.METADATA);
                Connection target = Connections.open(project.target(), ConnectionRole.METADATA)) {
            TargetDialect dialect =
                    TargetDialect.of(
                            project.target().type(),
                            TargetCapabilities.read(target),
                            new SchemaOptions(
                                    CharsetMapping.of(project.steps().charsets()), movesRows));
            return SchemaPlanner.plan(
                    RoutedSchema.of(
                            project.objects(), SourceReader.read(source, project.objects())),
                    dialect);
        }
    }

    /** What the user says comes before anything runs: an edit may mend what failed. */
    private void decide(SchemaTarget target, SchemaPlan plan) {
        if (from != null) {
            new SchemaFolder(from).edits(target.status(plan)).forEach(target::edit);
        }
        retry.forEach(pattern -> target.retry(matching(plan, pattern)));
        skip.forEach(pattern -> target.skip(matching(plan, pattern)));
    }

    private static List<ObjectKey> matching(SchemaPlan plan, String pattern) {
        // \Q..\E around all, left for the two characters that match.
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        Pattern compiled = Pattern.compile(regex, Pattern.DOTALL);
        List<ObjectKey> keys =
                plan.objects().stream()
                        .map(o -> o.key())
                        .filter(key -> compiled.matcher(key.toString()).matches())
                        .toList();
        if (keys.isEmpty()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot find an object like %s: the project has none of that name. `oms schema FILE --all` lists them."
                            .formatted(pattern));
        }
        return keys;
    }

    private Set<ObjectKind> kinds(MigrationProject project) {
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        if (apply) {
            kinds.addAll(SchemaTarget.START);
            if (project.steps().full().isEmpty()) {
                kinds.add(ObjectKind.INDEXES);
            }
        }
        if (finish) {
            kinds.addAll(SchemaTarget.FINISH);
        }
        return kinds;
    }

    private void show(MigrationProject project, List<ObjectStatus> objects) {
        terminal.out()
                .println(
                        json
                                ? SchemaJson.line(project.name(), objects)
                                : (all
                                                ? SchemaText.all(objects)
                                                : SchemaText.notable(objects, terminal.columns()))
                                        .stripTrailing());
    }

    private static int exitCode(List<ObjectStatus> objects, Set<ObjectKind> kinds) {
        if (has(objects, kinds, ObjectState.FAILED)) {
            return ExitCodes.FAILED;
        }
        return has(objects, kinds, ObjectState.PENDING) ? ExitCodes.USER : ExitCodes.OK;
    }

    private static boolean has(
            List<ObjectStatus> objects, Set<ObjectKind> kinds, ObjectState state) {
        return objects.stream().anyMatch(o -> kinds.contains(o.key().kind()) && o.state() == state);
    }
}
