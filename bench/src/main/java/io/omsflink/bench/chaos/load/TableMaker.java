package io.omsflink.bench.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes up tables: a key of a wanted kind, everything else by chance. */
final class TableMaker {
    private static final int[] DOMAINS = {24, 120, 900};

    /** Of parents and children; so few that many children have a parent. */
    private static final int FAMILY = 60;

    private static final List<ValueKind> UNIQUE_KINDS =
            List.of(ValueKind.TEXT_CI, ValueKind.CHAR_LATIN, ValueKind.BYTES, ValueKind.UNSIGNED);

    private final Random random;
    private final List<Column> others = new ArrayList<>();
    private final List<Column> unique = new ArrayList<>();
    private final List<String> constraints = new ArrayList<>();

    TableMaker(Random random) {
        this.random = random;
    }

    static ValueKind any(Random random, ValueKind... kinds) {
        return kinds[random.nextInt(kinds.length)];
    }

    /** With a primary key of these types. */
    ChaosTable withPrimaryKey(String name, ValueKind... kinds) {
        List<Column> key = key(kinds);
        constraints.add("PRIMARY KEY (" + names(key) + ")");
        return with(name, key);
    }

    /** Rows are named by a unique index over columns that take no NULL. */
    ChaosTable withUniqueKey(String name, ValueKind... kinds) {
        List<Column> key = key(kinds);
        constraints.add("UNIQUE KEY row_key (" + names(key) + ")");
        return with(name, key);
    }

    /** Has unique indexes, but NULLs in them: they name no row. */
    ChaosTable withLooseUniqueKey(String name) {
        clear();
        addUnique("u1", ValueKind.INT);
        addPlain();
        return made(name, List.of());
    }

    ChaosTable withoutKey(String name) {
        clear();
        others.add(new Column("u1", ValueKind.INT, true));
        others.add(new Column("word", any(random, ValueKind.TEXT_CI, ValueKind.BYTES), true));
        addPlain();
        return made(name, List.of());
    }

    /**
     * With an integer key and a reference to another table's.
     *
     * @param rule of the foreign key
     */
    ChaosTable child(String name, String parent, String rule) {
        List<Column> key = key(ValueKind.INT);
        constraints.add("PRIMARY KEY (k1)");
        others.add(new Column("parent", ValueKind.INT, true));
        constraints.add("FOREIGN KEY (parent) REFERENCES " + parent + " (k1) " + rule);
        addPlain();
        return new ChaosTable(
                name, key, List.copyOf(others), List.of(), List.copyOf(constraints), FAMILY);
    }

    /** What {@link #child} refers to. */
    ChaosTable parent(String name) {
        List<Column> key = key(ValueKind.INT);
        constraints.add("PRIMARY KEY (k1)");
        addUnique("u1", ValueKind.INT);
        addPlain();
        return new ChaosTable(
                name,
                key,
                List.copyOf(others),
                List.copyOf(unique),
                List.copyOf(constraints),
                FAMILY);
    }

    private void clear() {
        others.clear();
        unique.clear();
        constraints.clear();
    }

    private List<Column> key(ValueKind... kinds) {
        clear();
        List<Column> key = new ArrayList<>();
        for (ValueKind kind : kinds) {
            key.add(new Column("k" + (key.size() + 1), kind, false));
        }
        return key;
    }

    private ChaosTable with(String name, List<Column> key) {
        addUnique("u1", random.nextInt(5) == 0 ? ValueKind.DECIMAL : ValueKind.INT);
        if (random.nextBoolean()) {
            addUnique("u2", UNIQUE_KINDS.get(random.nextInt(UNIQUE_KINDS.size())));
        }
        if (random.nextInt(3) == 0) {
            addPrefixUnique();
        }
        if (random.nextInt(4) == 0) {
            addUniquePair();
        }
        addPlain();
        return made(name, key);
    }

    private void addUnique(String name, ValueKind kind) {
        Column column = new Column(name, kind, true);
        others.add(column);
        unique.add(column);
        constraints.add("UNIQUE KEY by_" + name + " (" + name + ")");
    }

    private void addPrefixUnique() {
        Column column = new Column("p", ValueKind.PREFIXED, true);
        others.add(column);
        unique.add(column);
        constraints.add("UNIQUE KEY by_p (p(4))");
    }

    private void addUniquePair() {
        others.add(new Column("v1", ValueKind.INT, true));
        others.add(new Column("v2", ValueKind.TEXT_CI, true));
        constraints.add("UNIQUE KEY by_v (v1, v2)");
    }

    private void addPlain() {
        others.add(new Column("n", ValueKind.INT, false));
        others.add(new Column("note", ValueKind.LONG_TEXT, true));
        if (random.nextBoolean()) {
            others.add(new Column("ratio", ValueKind.FRACTION, true));
        }
        if (random.nextInt(3) == 0) {
            others.add(new Column("doc", ValueKind.DOCUMENT, true));
        }
        if (random.nextBoolean()) {
            constraints.add("KEY by_n (n)");
        }
    }

    private ChaosTable made(String name, List<Column> key) {
        return new ChaosTable(
                name,
                List.copyOf(key),
                List.copyOf(others),
                List.copyOf(unique),
                List.copyOf(constraints),
                DOMAINS[random.nextInt(DOMAINS.length)]);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
