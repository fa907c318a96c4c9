package io.omsflink.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Every key of the project file. {@code docs/options.md} is generated from this list, and the
 * parser knows no other key.
 */
public final class ProjectOptions {
    static final int MAX_CONNECTIONS = 64;
    static final int MAX_PORT = 65535;
    static final int MAX_RATE = 2_000_000_000;
    static final ExistingRows DEFAULT_EXISTING_ROWS = ExistingRows.STOP;
    static final ConflictPolicy DEFAULT_CONFLICT = ConflictPolicy.STOP;
    static final ApplyMode DEFAULT_MODE = ApplyMode.TRANSACTION;
    static final HugeTransactions DEFAULT_HUGE = HugeTransactions.WHOLE;
    static final DdlAction DEFAULT_DDL = DdlAction.APPLY;
    static final TlsMode DEFAULT_TLS = TlsMode.OFF;
    static final Speed DEFAULT_SPEED = new Speed(2, 2, 4);

    /** The keys of {@code source} or {@code target}. */
    public record EndpointOptions(
            ProjectOption type,
            ProjectOption host,
            ProjectOption port,
            ProjectOption user,
            ProjectOption password,
            ProjectOption tls) {

        List<ProjectOption> all() {
            return List.of(type, host, port, user, password, tls);
        }
    }

    public static final ProjectOption NAME =
            ProjectOption.required(
                    "name",
                    "1 to 64 of `A-Z a-z 0-9 _ -`",
                    "Name of the project: in commands, in Flink's web UI, and in `oms_meta` at the"
                            + " target. Two projects that write to one target need two names.");

    public static final ProjectOption KIND =
            ProjectOption.required(
                    "kind", "`migration`", "What the project does. Other kinds are not there yet.");

    public static final EndpointOptions SOURCE =
            endpoint(
                    "source",
                    "Kind of the source. `oceanbase` is read through its Binlog Service.");

    public static final ProjectOption IGNORE_MARKED =
            ProjectOption.optional(
                    "source.ignore_marked",
                    "`true`, `false`",
                    "`false`",
                    "`true` leaves out of the change log what a project wrote: transactions that"
                            + " touch `oms_meta`. For two projects that keep two servers in step in"
                            + " both directions; both need it.");

    public static final EndpointOptions TARGET = endpoint("target", "Kind of the target.");

    public static final ProjectOption INCLUDE =
            ProjectOption.required(
                    "objects.include",
                    "a list of patterns, at least one",
                    "Tables to move, as `database.table`; each side takes `*`, `?`, `[abc]`,"
                        + " `[a-z]` and `[!a-z]`. Case counts. A dot inside a name is `[.]`. System"
                        + " databases cannot be named. An entry may be a map: `{table:"
                        + " \"shop.orders\", where: \"region = 'eu'\", rename:"
                        + " \"archive.${table}\", columns: [id, {region: area}], dml: [insert,"
                        + " update]}` moves only rows for which the condition is true, only these"
                        + " columns and only these changes of the log, and gives table and columns"
                        + " other names at the target, see [objects.md](objects.md).");

    public static final ProjectOption EXCLUDE =
            ProjectOption.optional(
                    "objects.exclude",
                    "a list of patterns",
                    "nothing is left out",
                    "Tables to leave out of those that `include` names.");

    public static final ProjectOption SCHEMA =
            ProjectOption.optional(
                    "steps.schema",
                    "a map",
                    "the step does not run; the tables must stand at the target",
                    "Create databases and tables at the target. `schema: {}` takes every default.");

    public static final ProjectOption CHARSETS =
            ProjectOption.optional(
                    "steps.schema.charsets",
                    "a map of names",
                    "`{utf16le: utf16, \"*\": utf8mb4}`",
                    "What becomes of a charset that the target does not have; `*` stands for every"
                            + " other one. One that the target has stays. Where rows are moved, a"
                            + " column changes its charset only if the bytes of its texts stay the"
                            + " same.");

    public static final ProjectOption COLLATIONS =
            ProjectOption.optional(
                    "steps.schema.collations",
                    "a map of names",
                    "the `_bin` one of the charset for `_bin` and `_cs`, else its `_general_ci`"
                            + " one",
                    "What becomes of a collation that the target does not have, for example"
                            + " `{utf8mb4_0900_ai_ci: utf8mb4_unicode_ci}`; `*` stands for every"
                            + " other one. A rule whose result the target does not have either, or"
                            + " which is of another charset than the column gets, does not count.");

    public static final ProjectOption FULL =
            ProjectOption.optional(
                    "steps.full",
                    "a map",
                    "the step does not run",
                    "Copy the rows that are there. `full: {}` takes every default.");

    public static final ProjectOption EXISTING_ROWS =
            ProjectOption.optional(
                    "steps.full.existing_rows",
                    choices(ExistingRows.class),
                    code(DEFAULT_EXISTING_ROWS),
                    "Rows that already stand in a target table: `stop` refuses to start, `ignore`"
                            + " keeps the target's row where the key is there already, `replace`"
                            + " overwrites it.");

    public static final ProjectOption INCREMENTAL =
            ProjectOption.optional(
                    "steps.incremental",
                    "a map",
                    "the project ends with the copy",
                    "Follow the source's change log from where the copy began; without `steps.full`"
                            + " from the log's end at the first start, and the target must hold the"
                            + " same rows by then.");

    public static final ProjectOption CONFLICT =
            ProjectOption.optional(
                    "steps.incremental.conflict",
                    choices(ConflictPolicy.class),
                    code(DEFAULT_CONFLICT),
                    "A change of the log that rows of the target contradict, because somebody else"
                        + " has written there. `stop` ends the job where the target refuses: a"
                        + " value does not fit, a row of a table without a key is not there. Rows"
                        + " with a key become what the log says, whatever stood there: nothing is"
                        + " looked up for that. `overwrite` does the same, and adds the missing row"
                        + " instead of stopping. `skip` compares each row with the log before it"
                        + " changes it, which takes the target longer: what differs stays as it is,"
                        + " and the change goes to `oms_meta.conflicts` with both images.");
    public static final ProjectOption MODE =
            ProjectOption.optional(
                    "steps.incremental.mode",
                    choices(ApplyMode.class),
                    code(DEFAULT_MODE),
                    "`transaction` applies whole source transactions on several connections: those"
                        + " that share a row or a unique value keep their order, others may"
                        + " overtake each other. `serial` keeps the order of the source's commits,"
                        + " on one connection. `row` shares the changes of each transaction out to"
                        + " all connections by the key of their row: the highest throughput, above"
                        + " all where many transactions change one row; each row keeps its order,"
                        + " but a reader of the target may see a part of a transaction for a"
                        + " moment. Each change is applied exactly once in every mode.");

    public static final ProjectOption HUGE_TRANSACTIONS =
            ProjectOption.optional(
                    "steps.incremental.huge_transactions",
                    choices(HugeTransactions.class),
                    code(DEFAULT_HUGE),
                    "Transactions of more than 2 MB of row changes come in slices of that size, so"
                        + " that they take no more memory than others. `whole` sends the slices as"
                        + " they come, one connection to itself, and commits with the last one: the"
                        + " target needs room to undo all of it, and a failure begins it anew."
                        + " `slices` commits each with a record of how far it is: a restart goes on"
                        + " from there, a reader of the target sees the transaction in parts, and"
                        + " in mode `row` all connections work on it.");

    public static final ProjectOption DDL =
            ProjectOption.optional(
                    "steps.incremental.ddl",
                    "a map",
                    "every default below",
                    "What becomes of DDL statements in the change log that concern tables of the"
                        + " project. Each is met at its place between the rows before and after it."
                        + " `apply` carries it out at the target, converted; what cannot be"
                        + " converted stops the project. `stop` stops it with the statement, its"
                        + " position and the choices. `ignore` leaves the target as it is; where"
                        + " the rows that follow would not fit, the project stops. See"
                        + " [ddl.md](ddl.md).");

    public static final ProjectOption DDL_CREATE =
            ddl("create", "New tables that `objects.include` matches; they join the project.");

    public static final ProjectOption DDL_ALTER =
            ddl("alter", "Columns, indexes, keys, partitions and options of a table.");

    public static final ProjectOption DDL_RENAME = ddl("rename", "New names of tables.");

    public static final ProjectOption DDL_TRUNCATE = ddl("truncate", "`TRUNCATE TABLE`.");

    public static final ProjectOption DDL_DROP =
            ddl("drop", "`DROP TABLE`. With `ignore` the target keeps the table and its rows.");

    public static final ProjectOption FULL_READ =
            connections(
                    "speed.full.read",
                    DEFAULT_SPEED.fullRead(),
                    "Connections that read from the source during the copy.");

    public static final ProjectOption FULL_WRITE =
            connections(
                    "speed.full.write",
                    DEFAULT_SPEED.fullWrite(),
                    "Connections that load into the target during the copy.");

    public static final ProjectOption INCREMENTAL_WRITE =
            connections(
                    "speed.incremental.write",
                    DEFAULT_SPEED.incrementalWrite(),
                    "Connections that apply the change log to the target; `serial` uses one.");

    public static final ProjectOption FULL_ROWS =
            rate("speed.full.rows_per_second", "Rows that the copy reads in a second at most");

    public static final ProjectOption FULL_BYTES =
            rate("speed.full.bytes_per_second", "Bytes that the copy reads in a second at most");

    public static final ProjectOption INCREMENTAL_ROWS =
            rate(
                    "speed.incremental.rows_per_second",
                    "Row changes of the log that are applied in a second at most");

    public static final ProjectOption INCREMENTAL_BYTES =
            rate(
                    "speed.incremental.bytes_per_second",
                    "Bytes of the log's row images that are applied in a second at most");

    private ProjectOptions() {}

    /** Every key in the order of the reference. */
    public static List<ProjectOption> all() {
        return List.of(
                        List.of(NAME, KIND),
                        SOURCE.all(),
                        List.of(IGNORE_MARKED),
                        TARGET.all(),
                        List.of(INCLUDE, EXCLUDE),
                        List.of(
                                SCHEMA,
                                CHARSETS,
                                COLLATIONS,
                                FULL,
                                EXISTING_ROWS,
                                INCREMENTAL,
                                MODE,
                                HUGE_TRANSACTIONS,
                                CONFLICT),
                        List.of(DDL, DDL_CREATE, DDL_ALTER, DDL_RENAME, DDL_TRUNCATE, DDL_DROP),
                        List.of(
                                FULL_READ,
                                FULL_WRITE,
                                FULL_ROWS,
                                FULL_BYTES,
                                INCREMENTAL_WRITE,
                                INCREMENTAL_ROWS,
                                INCREMENTAL_BYTES))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** An enum constant as users write it. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static EndpointOptions endpoint(String section, String typeDescription) {
        return new EndpointOptions(
                ProjectOption.required(
                        section + ".type", choices(DatabaseType.class), typeDescription),
                ProjectOption.required(
                        section + ".host",
                        "a host name, IPv4 or IPv6 address",
                        "Where the server is; the port has a key of its own."),
                ProjectOption.required(
                        section + ".port", "1 to " + MAX_PORT, "TCP port of the server."),
                ProjectOption.required(
                        section + ".user",
                        "1 to 128 characters",
                        "Account to log in with; at OceanBase with its tenant"
                                + " (`user@tenant#cluster`) where the server asks for it."),
                ProjectOption.required(
                        section + ".password",
                        "`${env:NAME}` or `${file:/absolute/path}`",
                        "Reference to the password; plain text is refused. Quote it in YAML. `env`"
                            + " is a variable of the process that opens the connection (for an"
                            + " account without password: set, but empty), `file` the first line of"
                            + " a file on that machine."),
                ProjectOption.optional(
                        section + ".tls",
                        choices(TlsMode.class),
                        code(DEFAULT_TLS),
                        "`verify` encrypts the connection and checks the certificate chain and the"
                                + " host name."));
    }

    private static ProjectOption ddl(String kind, String description) {
        return ProjectOption.optional(
                DDL.key() + "." + kind, choices(DdlAction.class), code(DEFAULT_DDL), description);
    }

    private static ProjectOption connections(String key, int byDefault, String description) {
        return ProjectOption.optional(
                key, "1 to " + MAX_CONNECTIONS, "`" + byDefault + "`", description);
    }

    private static ProjectOption rate(String key, String description) {
        return ProjectOption.optional(
                key,
                "1 to " + MAX_RATE,
                "no limit",
                description + ". `oms throttle` changes it while the project runs.");
    }

    private static String choices(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(ProjectOptions::code)
                .collect(Collectors.joining(", "));
    }

    private static String code(Enum<?> constant) {
        return "`" + key(constant) + "`";
    }
}
