package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random changes of tables in memory as a log, and what the tables were before each of them. */
final class ModelSource {
    static final List<TableSchema> TABLES =
            List.of(
                    Tables.table("shop", "one")
                            .column("id", "int")
                            .text("v", "varchar", "utf8mb4")
                            .primary("id")
                            .build(),
                    Tables.table("shop", "two")
                            .text("v", "varchar", "utf8mb4")
                            .column("b", "int")
                            .keyText("a", "varchar", "utf8mb4")
                            .primary("a", "b")
                            .build(),
                    Tables.table("shop", "three")
                            .column("id", "int")
                            .text("v", "varchar", "utf8mb4")
                            .column("u", "int")
                            .primary("id")
                            .unique("u", "u")
                            .build(),
                    Tables.table("shop", "four")
                            .column("x", "int")
                            .text("y", "varchar", "utf8mb4")
                            .build(),
                    Tables.table("shop", "five")
                            .column("x", "int")
                            .text("u", "varchar", "utf8mb4")
                            .unique("u", "u")
                            .build());

    /** So many tables have a key, and none of the others. */
    static final int KEYED = 3;

    private static final List<String> TEXTS = List.of("", "a", "A", "b'\\", "B'\\", "c\0\n");

    private final Random random;
    private final List<SqlTable> tables = TABLES.stream().map(SqlTable::new).toList();
    private final List<Packed> log = new ArrayList<>();
    private final List<List<SqlTable>> history = new ArrayList<>();

    ModelSource(Random random, int changes) {
        this.random = random;
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    /** A change each; some are empty. */
    List<Packed> log() {
        return log;
    }

    /** The tables before a change. */
    List<SqlTable> before(int change) {
        return history.get(change);
    }

    /** A table as it is in the end. */
    SqlTable table(String name) {
        return tables.get(TABLES.stream().map(t -> t.id().table()).toList().indexOf(name));
    }

    private void change() {
        history.add(tables.stream().map(SqlTable::copy).toList());
        int index = random.nextInt(TABLES.size());
        SqlTable table = tables.get(index);
        List<String> row = row(index);
        List<List<String>> rows = table.rows();
        int choice = random.nextInt(10);
        if (choice < 4 && table.hasRoomFor(row)) {
            table.insert(row);
            log.add(new Packed().insert(index, row));
        } else if (!rows.isEmpty() && choice < 8) {
            update(index, rows.get(random.nextInt(rows.size())), row);
        } else if (!rows.isEmpty()) {
            List<String> gone = rows.get(random.nextInt(rows.size()));
            table.deleteOne(gone);
            log.add(new Packed().delete(index, gone));
        } else {
            log.add(new Packed());
        }
    }

    private void update(int index, List<String> before, List<String> wanted) {
        SqlTable table = tables.get(index);
        List<String> after = random.nextBoolean() ? wanted : keyOf(index, before, wanted);
        table.deleteOne(before);
        if (table.hasRoomFor(after)) {
            table.insert(after);
            log.add(new Packed().update(index, before, after));
        } else {
            table.insert(before);
            log.add(new Packed());
        }
    }

    /** The wanted row with the key of another. */
    private static List<String> keyOf(int index, List<String> keyed, List<String> wanted) {
        return switch (index) {
            case 0 -> List.of(keyed.get(0), wanted.get(1));
            case 1 -> List.of(wanted.get(0), keyed.get(1), keyed.get(2));
            case 2 -> List.of(keyed.get(0), wanted.get(1), wanted.get(2));
            default -> wanted;
        };
    }

    private List<String> row(int index) {
        String number = String.valueOf(random.nextInt(6) - 1);
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (index) {
            case 0 -> List.of(number, text);
            case 1 -> List.of(String.valueOf(random.nextInt(100)), number, text);
            case 2 -> List.of(number, text, String.valueOf(random.nextInt(6)));
            default -> Arrays.asList(number, random.nextInt(5) == 0 ? null : text);
        };
    }
}
