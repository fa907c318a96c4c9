package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import io.omsflink.catalog.Names;
import io.omsflink.catalog.SystemDatabases;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the two accounts may do, and the GRANT statements for what they lack. */
final class PrivilegeChecks {
    private static final List<String> LOG_READER =
            List.of("REPLICATION CLIENT", "REPLICATION SLAVE");
    private static final List<String> ROW_WRITER = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final List<String> SCHEMA_WRITER = List.of("CREATE", "ALTER", "INDEX");
    private static final List<String> META_WRITER =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE");

    private PrivilegeChecks() {}

    static List<Check> all() {
        return List.of(
                Check.ofSource(
                        "source.privileges",
                        PrivilegeChecks::source,
                        "The account at the source has every privilege it needs."),
                Check.ofBoth(
                        "target.privileges",
                        PrivilegeChecks::target,
                        "The account at the target has every privilege it needs."));
    }

    private static List<CheckResult> source(CheckContext c) {
        Missing missing = new Missing(c.tables());
        TreeSet<String> databases = c.databases();
        // A table without any privilege is invisible, so databases that the file names outright are
        // asked for too.
        c.project().objects().databasePatterns().stream()
                .filter(p -> p.matches("[^*?\\[\\]]+"))
                .forEach(databases::add);
        databases.forEach(db -> missing.onDatabase(c.source().grants(), db, List.of("SELECT")));
        // OceanBase knows these privileges in some versions only; its log service answers for
        // itself.
        if (c.incremental() && !c.source().oceanBase()) {
            missing.onServer(c.source().grants(), LOG_READER);
            databasesToLock(c)
                    .forEach(
                            db ->
                                    missing.onDatabase(
                                            c.source().grants(), db, List.of("LOCK TABLES")));
        }
        return missing.result(c.source());
    }

    /**
     * Without GTID a short lock proves that a table shows everything before the start position; a
     * table without a key is tied to its place in the log by one in any case.
     */
    private static TreeSet<String> databasesToLock(CheckContext c) {
        return c.tables().stream()
                .filter(t -> c.full() && (!c.source().on("gtid_mode") || t.rowKey().isEmpty()))
                .map(t -> t.id().database())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<CheckResult> target(CheckContext c) {
        Missing missing = new Missing(c.targets());
        List<String> needed = new ArrayList<>(ROW_WRITER);
        if (c.project().steps().schema()) {
            needed.addAll(SCHEMA_WRITER);
        }
        c.targetDatabases().forEach(db -> missing.onDatabase(c.target().grants(), db, needed));
        databasesToEmpty(c)
                .forEach(db -> missing.onDatabase(c.target().grants(), db, List.of("DROP")));
        missing.onDatabase(c.target().grants(), SystemDatabases.META, META_WRITER);
        return missing.result(c.target());
    }

    /**
     * A table without a key is truncated before its rows are loaded, which takes this privilege.
     */
    private static TreeSet<String> databasesToEmpty(CheckContext c) {
        return c.targets().stream()
                .filter(t -> c.full() && t.rowKey().isEmpty())
                .map(t -> t.id().database())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Collects what is missing by scope, in the words of a GRANT statement. */
    private static final class Missing {
        private final List<TableSchema> chosen;
        private final Map<String, List<String>> byScope = new LinkedHashMap<>();

        Missing(List<TableSchema> chosen) {
            this.chosen = chosen;
        }

        void onServer(Grants grants, List<String> privileges) {
            privileges.stream().filter(p -> !grants.onServer(p)).forEach(p -> add("*.*", p));
        }

        void onDatabase(Grants grants, String database, List<String> privileges) {
            privileges.stream()
                    .filter(
                            p ->
                                    !grants.onDatabase(p, database)
                                            && !onEachTable(grants, p, database))
                    .forEach(p -> add(Names.quote(database) + ".*", p));
        }

        private boolean onEachTable(Grants grants, String privilege, String database) {
            List<TableId> tables =
                    chosen.stream()
                            .map(t -> t.id())
                            .filter(t -> t.database().equals(database))
                            .toList();
            return !tables.isEmpty() && tables.stream().allMatch(t -> grants.onTable(privilege, t));
        }

        private void add(String scope, String privilege) {
            byScope.computeIfAbsent(scope, s -> new ArrayList<>()).add(privilege);
        }

        List<CheckResult> result(Server server) {
            return when(
                    !byScope.isEmpty(),
                    CheckResult.fail(
                            server.side().word() + ".privileges",
                            "Cannot work at the "
                                    + server.side().word()
                                    + " as "
                                    + server.account()
                                    + ": the account lacks "
                                    + join((scope, list) -> list + " on " + scope, ", and ")
                                    + ".",
                            "Run there as an administrator: "
                                    + join(
                                            (scope, list) ->
                                                    "GRANT "
                                                            + list
                                                            + " ON "
                                                            + scope
                                                            + " TO "
                                                            + server.account()
                                                            + ";",
                                            " ")));
        }

        private String join(java.util.function.BinaryOperator<String> form, String separator) {
            return byScope.entrySet().stream()
                    .map(e -> form.apply(e.getKey(), String.join(", ", e.getValue())))
                    .collect(Collectors.joining(separator));
        }
    }
}
