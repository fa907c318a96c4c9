package io.omsflink.bench.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Changes of a table whose rows have names; each method is one way to make an applier stumble. */
record KeyedChanges(ChaosTable table) implements RowChanges {
    private static final int MANY = 8;

    /** Ways to change rows, the frequent ones several times. */
    private static final int WAYS = 20;

    @Override
    public List<String> next(Random random) {
        return switch (random.nextInt(WAYS)) {
            case 0, 1 -> List.of("INSERT INTO " + rows(random, 1));
            case 2 -> List.of("INSERT IGNORE INTO " + rows(random, MANY));
            case 3 -> List.of(upsert(random));
            case 4 -> List.of("REPLACE INTO " + rows(random, 1));
            case 5 -> List.of("REPLACE INTO " + rows(random, MANY));
            case 6, 7 -> List.of(update(random));
            case 8 -> List.of(updateMany(random));
            case 9, 10 -> List.of(rekey(key(random), key(random)));
            case 11 -> chain(random);
            case 12 -> List.of(shift(random));
            case 13, 14 -> swap(random);
            case 15 -> move(random);
            case 16 -> List.of(delete(key(random)));
            case 17 -> List.of(deleteMany(random));
            case 18 -> insertDeleteInsert(random);
            default -> deleteInsert(random);
        };
    }

    private List<String> key(Random random) {
        return table.randomKey(random);
    }

    private String rows(Random random, int most) {
        int count = 1 + random.nextInt(most);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(table.row(key(random), random));
        }
        return table.into() + String.join(", ", rows);
    }

    private String upsert(Random random) {
        return "INSERT INTO "
                + rows(random, MANY)
                + " ON DUPLICATE KEY UPDATE "
                + table.randomAssignments(random);
    }

    private String update(Random random) {
        return "UPDATE %s SET %s WHERE %s"
                .formatted(table.name(), table.randomAssignments(random), table.where(key(random)));
    }

    /** Values that may clash are left alone: all rows would get the same. */
    private String updateMany(Random random) {
        return "UPDATE %s SET n = n + 1 WHERE %s".formatted(table.name(), some(random));
    }

    private String some(Random random) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i <= MANY; i++) {
            conditions.add("(" + table.where(key(random)) + ")");
        }
        return String.join(" OR ", conditions);
    }

    private String rekey(List<String> from, List<String> to) {
        return "UPDATE %s SET %s WHERE %s"
                .formatted(table.name(), table.assignments(to), table.where(from));
    }

    /** c is made free, then b goes there, then a takes the place of b. */
    private List<String> chain(Random random) {
        List<String> a = key(random);
        List<String> b = key(random);
        List<String> c = key(random);
        return List.of(delete(c), rekey(b, c), rekey(a, b));
    }

    /** Every row takes the key of its neighbour within one statement. */
    private String shift(Random random) {
        Column last = table.key().get(table.key().size() - 1);
        if (last.kind() != ValueKind.INT) {
            return updateMany(random);
        }
        int from = random.nextInt(table.domain());
        return "UPDATE %s SET %s = %s + 1 WHERE %s BETWEEN %d AND %d ORDER BY %s DESC"
                .formatted(
                        table.name(),
                        last.name(),
                        last.name(),
                        last.name(),
                        from,
                        from + MANY,
                        last.name());
    }

    /** Two rows exchange a unique value. */
    private List<String> swap(Random random) {
        if (table.unique().isEmpty()) {
            return List.of(update(random));
        }
        String column = table.unique().get(random.nextInt(table.unique().size())).name();
        List<String> a = key(random);
        List<String> b = key(random);
        return List.of(
                remember("@a", column, a),
                remember("@b", column, b),
                set(column, "NULL", a),
                set(column, "@a", b),
                set(column, "@b", a));
    }

    /** A unique value goes from one row to another. */
    private List<String> move(Random random) {
        if (table.unique().isEmpty()) {
            return List.of(update(random));
        }
        String column = table.unique().get(random.nextInt(table.unique().size())).name();
        List<String> a = key(random);
        return List.of(
                remember("@a", column, a),
                random.nextBoolean() ? delete(a) : set(column, "NULL", a),
                set(column, "@a", key(random)));
    }

    /** {@link #move} in two transactions. */
    List<String> giveAway(Random random) {
        String column = table.unique().get(random.nextInt(table.unique().size())).name();
        List<String> a = key(random);
        return List.of(
                remember("@gift", column, a),
                set(column, "NULL", a),
                set(column, "@gift", key(random)));
    }

    private String remember(String variable, String column, List<String> of) {
        return "SET %s = (SELECT %s FROM %s WHERE %s)"
                .formatted(variable, column, table.name(), table.where(of));
    }

    private String set(String column, String value, List<String> of) {
        return "UPDATE %s SET %s = %s WHERE %s"
                .formatted(table.name(), column, value, table.where(of));
    }

    private String delete(List<String> of) {
        return "DELETE FROM " + table.name() + " WHERE " + table.where(of);
    }

    private String deleteMany(Random random) {
        return "DELETE FROM " + table.name() + " WHERE " + some(random);
    }

    private String insert(List<String> of, Random random) {
        return "INSERT INTO " + table.into() + table.row(of, random);
    }

    private List<String> insertDeleteInsert(Random random) {
        List<String> key = key(random);
        return List.of(insert(key, random), delete(key), insert(key, random));
    }

    private List<String> deleteInsert(Random random) {
        List<List<String>> keys = List.of(key(random), key(random));
        return keys.stream()
                .flatMap(key -> List.of(delete(key), insert(key, random)).stream())
                .collect(Collectors.toList());
    }
}
