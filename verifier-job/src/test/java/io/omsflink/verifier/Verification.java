package io.omsflink.verifier;

import io.omsflink.project.MigrationProject;
import io.omsflink.project.ProjectParser;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.job.Event;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.job.VerifyRun;
import io.omsflink.verifier.repair.FoundKeys;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Tally;
import io.omsflink.verifier.report.ValueText;
import io.omsflink.verifier.report.Verdict;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.TablePair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;

/** A verification of two test servers as a job in this process. */
public final class Verification {
    private final VerifyPlan plan;
    private final Tally tally;
    private final List<Found> found = new ArrayList<>();

    private Verification(VerifyPlan plan) {
        this.plan = plan;
        this.tally = new Tally(plan);
    }

    /** All tables of a database. */
    public static Verification of(MySqlServer source, MySqlServer target, String database)
            throws Exception {
        return of(source, target, database, options -> options);
    }

    public static Verification of(
            MySqlServer source,
            MySqlServer target,
            String database,
            UnaryOperator<VerifyOptions> change)
            throws Exception {
        return of(project(source, target, database), change);
    }

    /** All tables of a project. */
    public static Verification of(MigrationProject project, UnaryOperator<VerifyOptions> change)
            throws Exception {
        VerifyPlan plan =
                new VerifyPlanner(project).plan(change.apply(VerifyOptions.of(2)), table -> true);
        Verification verification = new Verification(plan);
        Configuration local = new Configuration();
        local.set(DeploymentOptions.TARGET, "local");
        local.set(DeploymentOptions.ATTACHED, true);
        new VerifyRun(plan).run(local, verification::add);
        return verification;
    }

    /** A project that is named like its database and does all steps. */
    public static MigrationProject project(MySqlServer source, MySqlServer target, String database)
            throws Exception {
        return project(
                source,
                target,
                database,
                "objects: {include: [\""
                        + database
                        + ".*\"]}\n"
                        + "steps: {schema: {}, full: {}, incremental: {}}\n");
    }

    /**
     * @param rest of the project file, behind the two servers
     */
    public static MigrationProject project(
            MySqlServer source, MySqlServer target, String name, String rest) throws Exception {
        return ProjectParser.parse(
                "name: "
                        + name
                        + "\nkind: migration\n"
                        + side("source", source)
                        + side("target", target)
                        + rest,
                "test.yaml");
    }

    private static String side(String name, MySqlServer server) throws Exception {
        Path password = Files.createTempFile("oms-verify", ".password");
        password.toFile().deleteOnExit();
        Files.writeString(password, server.password());
        return name
                + ": {type: "
                + (server.version().startsWith("5.7") ? "oceanbase" : "mysql")
                + ", host: "
                + server.host()
                + ", port: "
                + server.port()
                + ", user: "
                + server.user()
                + ", password: \"${file:"
                + password
                + "}\"}\n";
    }

    private void add(Event event) {
        tally.add(event);
        if (event instanceof Found row) {
            found.add(row);
        }
    }

    public Verdict verdict() {
        return tally.verdict();
    }

    public List<TableResult> results() {
        return tally.results();
    }

    /** Verdicts by table, without the database. */
    public Map<String, Verdict> verdicts() {
        return results().stream()
                .collect(
                        Collectors.toMap(
                                r -> r.name().substring(r.name().indexOf('.') + 1),
                                TableResult::verdict,
                                (a, b) -> a,
                                TreeMap::new));
    }

    public TableResult result(String table) {
        return results().stream()
                .filter(r -> r.name().endsWith("." + table) || r.name().contains("." + table + " "))
                .findFirst()
                .orElseThrow();
    }

    public VerifyPlan plan() {
        return plan;
    }

    public FoundKeys keys() {
        FoundKeys keys = new FoundKeys();
        found.forEach(keys::add);
        return keys;
    }

    public List<Found> found() {
        return found;
    }

    /** The differing rows of a table as in {@code MISMATCHED 5/b: v}: key and columns. */
    public List<String> rows(String table) {
        return found.stream()
                .filter(f -> plan.pairs().get(f.table()).source().table().equals(table))
                .map(this::text)
                .sorted()
                .toList();
    }

    private String text(Found row) {
        TablePair pair = plan.pairs().get(row.table());
        List<String> key = new ArrayList<>();
        for (int i = 0; i < row.key().size(); i++) {
            key.add(ValueText.of(pair.columns().get(i), Side.SOURCE, row.key().get(i)));
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0;
                row.source().size() == row.target().size() && i < row.source().size();
                i++) {
            if (row.source().get(i).different()) {
                columns.add(pair.columns().get(i).source().name());
            }
        }
        return row.kind() + " " + String.join("/", key) + ": " + String.join(",", columns);
    }
}
