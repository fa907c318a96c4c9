package io.omsflink.project;

import static io.omsflink.project.ProjectOptions.MAX_CONNECTIONS;

import io.omsflink.project.Steps.FullStep;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The composed file to a {@link MigrationProject}, with the rules that tie several keys together.
 */
final class ProjectReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern CHARSET = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Set<String> SYSTEM_DATABASES =
            Set.of("mysql", "sys", "information_schema", "performance_schema", "oms_meta");

    private final ProjectDocument document;
    private final ProjectValues values;
    private final Problems problems;

    ProjectReader(Node root, Problems problems) {
        this.document = new ProjectDocument(root, problems);
        this.values = new ProjectValues(document, problems);
        this.problems = problems;
    }

    /** The project, or null when a problem was reported. */
    MigrationProject read() {
        Optional<String> name = values.text(ProjectOptions.NAME, ProjectReader::nameProblem);
        values.text(ProjectOptions.KIND, ProjectKind::problem);
        EndpointValues source = EndpointValues.read(ProjectOptions.SOURCE, values);
        EndpointValues target = EndpointValues.read(ProjectOptions.TARGET, values);
        ObjectRules objects = objects();
        Steps steps = steps();
        Speed speed = speed();
        boolean ignoreMarked = values.flag(ProjectOptions.IGNORE_MARKED).orElse(false);
        checkTwoServers(source, target);
        return problems.isEmpty()
                ? new MigrationProject(
                        name.orElseThrow(),
                        source.toEndpoint(),
                        target.toEndpoint(),
                        objects,
                        steps,
                        speed,
                        ignoreMarked)
                : null;
    }

    private ObjectRules objects() {
        IncludeEntries include =
                new IncludeEntries(
                        ProjectReader::includeProblem, ProjectReader::renameProblem, problems);
        values.list(ProjectOptions.INCLUDE, include::read);
        List<String> exclude = values.texts(ProjectOptions.EXCLUDE, TablePattern::problem);
        return new ObjectRules(include.patterns(), exclude, include.rules());
    }

    private Steps steps() {
        boolean schema = document.has(ProjectOptions.SCHEMA.key());
        boolean full = document.has(ProjectOptions.FULL.key());
        boolean incremental = document.has(ProjectOptions.INCREMENTAL.key());
        ExistingRows existingRows =
                values.choice(ProjectOptions.EXISTING_ROWS, ExistingRows.class)
                        .orElse(ProjectOptions.DEFAULT_EXISTING_ROWS);
        if (!schema && !full && !incremental) {
            String wrong = document.has("steps") ? "holds no step. " : "is missing. ";
            problems.add(
                    document.place("steps"),
                    "steps",
                    wrong + "Give at least one of `schema: {}`, `full: {}`, `incremental: {}`.");
        }
        return new Steps(
                schema,
                full ? Optional.of(new FullStep(existingRows)) : Optional.empty(),
                incremental,
                values.choice(ProjectOptions.MODE, ApplyMode.class)
                        .orElse(ProjectOptions.DEFAULT_MODE),
                values.choice(ProjectOptions.HUGE_TRANSACTIONS, HugeTransactions.class)
                        .orElse(ProjectOptions.DEFAULT_HUGE),
                values.choice(ProjectOptions.CONFLICT, ConflictPolicy.class)
                        .orElse(ProjectOptions.DEFAULT_CONFLICT),
                new CharsetRules(
                        values.names(ProjectOptions.CHARSETS, ProjectReader::charsetProblem),
                        values.names(ProjectOptions.COLLATIONS, ProjectReader::charsetProblem)),
                ddl());
    }

    private DdlRules ddl() {
        return new DdlRules(
                ddl(ProjectOptions.DDL_CREATE),
                ddl(ProjectOptions.DDL_ALTER),
                ddl(ProjectOptions.DDL_RENAME),
                ddl(ProjectOptions.DDL_TRUNCATE),
                ddl(ProjectOptions.DDL_DROP));
    }

    private DdlAction ddl(ProjectOption kind) {
        return values.choice(kind, DdlAction.class).orElse(ProjectOptions.DEFAULT_DDL);
    }

    private Speed speed() {
        Speed defaults = ProjectOptions.DEFAULT_SPEED;
        return new Speed(
                values.integer(ProjectOptions.FULL_READ, 1, MAX_CONNECTIONS)
                        .orElse(defaults.fullRead()),
                values.integer(ProjectOptions.FULL_WRITE, 1, MAX_CONNECTIONS)
                        .orElse(defaults.fullWrite()),
                values.integer(ProjectOptions.INCREMENTAL_WRITE, 1, MAX_CONNECTIONS)
                        .orElse(defaults.incrementalWrite()),
                pace(ProjectOptions.FULL_ROWS, ProjectOptions.FULL_BYTES),
                pace(ProjectOptions.INCREMENTAL_ROWS, ProjectOptions.INCREMENTAL_BYTES));
    }

    private Pace pace(ProjectOption rows, ProjectOption bytes) {
        return new Pace(
                values.integer(rows, 1, ProjectOptions.MAX_RATE).orElse(0),
                values.integer(bytes, 1, ProjectOptions.MAX_RATE).orElse(0));
    }

    private void checkTwoServers(EndpointValues source, EndpointValues target) {
        if (target.isSameServerAs(source)) {
            problems.add(
                    document.place("target"),
                    "target",
                    "is the server that `source` names. A project moves tables between two servers."
                            + " Name another server.");
        }
    }

    private static Optional<String> nameProblem(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("is `" + name + "`. Write " + ProjectOptions.NAME.values() + ".");
    }

    private static Optional<String> charsetProblem(String name) {
        return CHARSET.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "is `"
                                + name
                                + "`, which is no name of a charset or collation. Write one as"
                                + " `SHOW COLLATION` prints it, in lower case.");
    }

    private static Optional<String> includeProblem(String pattern) {
        return TablePattern.problem(pattern).or(() -> systemDatabaseProblem(pattern));
    }

    private static Optional<String> renameProblem(String template) {
        return RenameTemplate.problem(template)
                .or(() -> systemDatabaseProblem(template, template.replaceFirst("[.].*", "")));
    }

    private static Optional<String> systemDatabaseProblem(String pattern) {
        return systemDatabaseProblem(pattern, TablePattern.of(pattern).database());
    }

    private static Optional<String> systemDatabaseProblem(String pattern, String name) {
        String database = name.toLowerCase(Locale.ROOT);
        return SYSTEM_DATABASES.contains(database)
                ? Optional.of(
                        "`"
                                + pattern
                                + "` names a database that is the server's or our own. Remove the"
                                + " pattern.")
                : Optional.empty();
    }
}
