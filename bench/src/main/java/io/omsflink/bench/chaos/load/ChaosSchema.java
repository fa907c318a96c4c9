package io.omsflink.bench.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The tables of a round: random ones that anything is done to, and those that tell what became of
 * whole transactions.
 *
 * <ul>
 *   <li>pairs {@code pairN_a}, {@code pairN_b}: every transaction changes a row in both alike
 *   <li>{@code ledger}: every transaction writes its number, under a key
 *   <li>{@code journal}: a share of all transactions write theirs to a table without a key, where a
 *       transaction that is applied twice leaves two rows
 *   <li>{@code heartbeat}: written by the suite itself
 * </ul>
 *
 * @param journalPercent so many of a hundred transactions write to the journal
 */
public record ChaosSchema(String database, List<ChaosTable> tables, int journalPercent) {
    static final int PAIRS = 3;

    /** Rows of a pair for each writer. */
    static final int SLOTS = 4;

    private static final int[] JOURNAL_PERCENT = {2, 20, 100};
    private static final int BULK_DOMAIN = 500_000;

    /**
     * Rules of the child and of its child. Cascades that go through both, and those of changed
     * keys, are refused while a copy runs, and each round begins with one.
     */
    private static final String[][] RULES = {
        {"ON DELETE CASCADE", ""},
        {"ON DELETE SET NULL", ""},
        {"ON DELETE SET NULL", "ON DELETE CASCADE"},
        {"ON DELETE SET NULL", "ON DELETE SET NULL"}
    };

    private static final String[] NO_RULES = {"", ""};

    public ChaosSchema {
        tables = List.copyOf(tables);
    }

    /** The tables that a seed means. */
    public static ChaosSchema random(String database, long seed, LoadSettings settings) {
        Random random = Seeds.random(seed, "schema");
        int journalPercent = JOURNAL_PERCENT[random.nextInt(JOURNAL_PERCENT.length)];
        TableMaker maker = new TableMaker(random);
        List<ChaosTable> tables = new ArrayList<>();
        tables.add(maker.withPrimaryKey("by_int", ValueKind.INT));
        tables.add(maker.withPrimaryKey("by_two", anyText(random), ValueKind.INT));
        tables.add(maker.withPrimaryKey("by_text", anyText(random)));
        tables.add(maker.withPrimaryKey("by_bytes", anyBytes(random)));
        tables.add(maker.withPrimaryKey("by_other", anyOther(random), anyOther(random)));
        tables.add(maker.withUniqueKey("by_unique", anyText(random), anyBytes(random)));
        tables.add(maker.withLooseUniqueKey("loose"));
        tables.add(maker.withoutKey("heap"));
        tables.addAll(family(maker, random, settings.cascades()));
        tables.add(bulk());
        return new ChaosSchema(database, tables, journalPercent);
    }

    private static List<ChaosTable> family(TableMaker maker, Random random, boolean cascades) {
        String[] some = RULES[random.nextInt(RULES.length)];
        String[] rules = cascades ? some : NO_RULES;
        return List.of(
                maker.parent("parent"),
                maker.child("child", "parent", rules[0]),
                maker.child("grandchild", "child", rules[1]));
    }

    private static ValueKind anyText(Random random) {
        return TableMaker.any(random, ValueKind.TEXT_CI, ValueKind.CHAR_LATIN);
    }

    private static ValueKind anyBytes(Random random) {
        return TableMaker.any(random, ValueKind.BYTES, ValueKind.FIXED_BYTES);
    }

    private static ValueKind anyOther(Random random) {
        return TableMaker.any(random, ValueKind.UNSIGNED, ValueKind.DECIMAL, ValueKind.MOMENT);
    }

    /** What huge transactions change. */
    private static ChaosTable bulk() {
        return new ChaosTable(
                "bulk",
                List.of(new Column("k1", ValueKind.INT, false)),
                List.of(
                        new Column("n", ValueKind.INT, false),
                        new Column("note", ValueKind.TEXT_CI, true)),
                List.of(),
                List.of("PRIMARY KEY (k1)"),
                BULK_DOMAIN);
    }

    /** Statements that make everything, to be run with the database chosen. */
    List<String> definitions() {
        List<String> all = new ArrayList<>();
        tables.forEach(table -> all.add(table.definition()));
        for (int pair = 1; pair <= PAIRS; pair++) {
            all.add(
                    "CREATE TABLE pair%d_a (writer INT, slot INT, n BIGINT NOT NULL, PRIMARY KEY (writer, slot))"
                            .formatted(pair));
            all.add(
                    "CREATE TABLE pair%d_b (id VARCHAR(20) COLLATE utf8mb4_general_ci PRIMARY KEY, n BIGINT NOT NULL) DEFAULT CHARSET=utf8mb4"
                            .formatted(pair));
        }
        all.add("CREATE TABLE ledger (id BIGINT PRIMARY KEY, writer INT NOT NULL)");
        all.add("CREATE TABLE journal (id BIGINT NOT NULL, writer INT NOT NULL)");
        all.add("CREATE TABLE heartbeat (id INT PRIMARY KEY, n BIGINT NOT NULL)");
        all.add("INSERT INTO heartbeat VALUES (1, 0)");
        return all;
    }

    /** How many pairs there are. */
    public static int pairs() {
        return PAIRS;
    }

    /** In a few words. */
    public String describe() {
        return "%d random tables, %d %% of all transactions write to the journal"
                .formatted(tables.size(), journalPercent);
    }

    /** For each pair a query of name, number in one table, number in the other. */
    public List<String> pairQueries() {
        return IntStream.rangeClosed(1, PAIRS)
                .mapToObj(
                        pair ->
                                "SELECT b.id, a.n, b.n FROM pair%d_a a JOIN pair%d_b b ON b.id = CONCAT('w', a.writer, 's', a.slot)"
                                        .formatted(pair, pair))
                .toList();
    }
}
