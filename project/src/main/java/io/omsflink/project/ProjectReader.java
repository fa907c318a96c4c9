package io.omsflink.project;

import static io.omsflink.project.ProjectOptions.MAX_CONNECTIONS;

import io.omsflink.project.ProjectOptions.EndpointOptions;
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
    private static final Set<String> SYSTEM_DATABASES =
            Set.of("mysql", "sys", "information_schema", "performance_schema", "oms_meta");
    private static final int MAX_USER_LENGTH = 128;

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
        Optional<Endpoint> source = endpoint(ProjectOptions.SOURCE);
        Optional<Endpoint> target = endpoint(ProjectOptions.TARGET);
        ObjectRules objects = objects();
        Steps steps = steps();
        Speed speed = speed();
        if (source.isPresent() && target.isPresent()) {
            checkTwoServers(source.get(), target.get());
        }
        return problems.isEmpty()
                ? new MigrationProject(
                        name.orElseThrow(),
                        source.orElseThrow(),
                        target.orElseThrow(),
                        objects,
                        steps,
                        speed)
                : null;
    }

    private Optional<Endpoint> endpoint(EndpointOptions options) {
        Optional<DatabaseType> type = values.choice(options.type(), DatabaseType.class);
        Optional<String> host =
                values.text(options.host(), HostName::problem).map(HostName::normalize);
        Optional<Integer> port = values.integer(options.port(), 1, ProjectOptions.MAX_PORT);
        Optional<String> user = values.text(options.user(), ProjectReader::userProblem);
        Optional<SecretRef> password = values.secret(options.password());
        TlsMode tls =
                values.choice(options.tls(), TlsMode.class).orElse(ProjectOptions.DEFAULT_TLS);
        boolean complete =
                type.isPresent()
                        && host.isPresent()
                        && port.isPresent()
                        && user.isPresent()
                        && password.isPresent();
        return complete
                ? Optional.of(
                        new Endpoint(
                                type.get(),
                                host.get(),
                                port.get(),
                                user.get(),
                                password.get(),
                                tls))
                : Optional.empty();
    }

    private ObjectRules objects() {
        List<String> include = values.texts(ProjectOptions.INCLUDE, ProjectReader::includeProblem);
        List<String> exclude = values.texts(ProjectOptions.EXCLUDE, TablePattern::problem);
        return new ObjectRules(include, exclude);
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
        if (incremental && !full) {
            problems.add(
                    document.place(ProjectOptions.INCREMENTAL.key()),
                    ProjectOptions.INCREMENTAL.key(),
                    "stands without `steps.full`: the log is followed from where the copy began,"
                            + " and another start position cannot be given yet. Add `full: {}`.");
        }
        return new Steps(
                schema,
                full ? Optional.of(new FullStep(existingRows)) : Optional.empty(),
                incremental);
    }

    private Speed speed() {
        Speed defaults = ProjectOptions.DEFAULT_SPEED;
        return new Speed(
                values.integer(ProjectOptions.FULL_READ, 1, MAX_CONNECTIONS)
                        .orElse(defaults.fullRead()),
                values.integer(ProjectOptions.FULL_WRITE, 1, MAX_CONNECTIONS)
                        .orElse(defaults.fullWrite()),
                values.integer(ProjectOptions.INCREMENTAL_WRITE, 1, MAX_CONNECTIONS)
                        .orElse(defaults.incrementalWrite()));
    }

    private void checkTwoServers(Endpoint source, Endpoint target) {
        if (source.port() == target.port()
                && HostName.same(source.host(), target.host())
                && !twoTenants(source, target)) {
            problems.add(
                    document.place("target"),
                    "target",
                    "is the server that `source` names ("
                            + target.authority()
                            + "). Nothing can be renamed yet, so every table would be copied"
                            + " onto itself. Name another server.");
        }
    }

    /**
     * One OBProxy serves many tenants at one port; the account says which: {@code
     * user@tenant#cluster}.
     */
    private static boolean twoTenants(Endpoint source, Endpoint target) {
        return source.type() == DatabaseType.OCEANBASE
                && target.type() == DatabaseType.OCEANBASE
                && !tenant(source.user()).equals(tenant(target.user()));
    }

    /**
     * What names the tenant in {@code user@tenant#cluster} or {@code cluster:tenant:user}; empty
     * when nothing does.
     */
    private static String tenant(String user) {
        int at = user.indexOf('@');
        if (at >= 0) {
            return user.substring(at + 1);
        }
        String[] parts = user.split(":");
        return parts.length == 3 ? parts[1] + "#" + parts[0] : "";
    }

    private static Optional<String> nameProblem(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "is `"
                                + name.replaceAll("\\p{Cntrl}+", " ")
                                + "`. Write "
                                + ProjectOptions.NAME.values()
                                + ".");
    }

    private static Optional<String> userProblem(String user) {
        if (user.isEmpty()) {
            return Optional.of("is empty. Write the account's name.");
        }
        if (user.length() > MAX_USER_LENGTH) {
            return Optional.of(
                    "has "
                            + user.length()
                            + " characters. No server takes more than "
                            + MAX_USER_LENGTH
                            + ".");
        }
        return user.chars().anyMatch(Character::isISOControl)
                ? Optional.of("holds a control character. Write the account's name on one line.")
                : Optional.empty();
    }

    private static Optional<String> includeProblem(String pattern) {
        return TablePattern.problem(pattern)
                .or(
                        () ->
                                SYSTEM_DATABASES.contains(
                                                TablePattern.of(pattern)
                                                        .database()
                                                        .toLowerCase(Locale.ROOT))
                                        ? Optional.of(
                                                "`"
                                                        + pattern
                                                        + "` names a database that is the server's"
                                                        + " or our own. Remove the pattern.")
                                        : Optional.empty());
    }
}
