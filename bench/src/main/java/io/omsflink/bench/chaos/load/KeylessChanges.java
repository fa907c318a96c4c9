package io.omsflink.bench.chaos.load;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes of a table without a key, which has equal rows. */
record KeylessChanges(ChaosTable table) implements RowChanges {
    private static final int WAYS = 8;

    @Override
    public List<String> next(Random random) {
        int number = random.nextInt(table.domain());
        return switch (random.nextInt(WAYS)) {
            case 0, 1 -> List.of("INSERT INTO " + table.into() + row(random));
            case 2, 3 -> List.of(equalRows(random));
            case 4 -> List.of(updateOne(number, random));
            case 5 -> List.of("UPDATE " + table.name() + " SET n = n + 1 WHERE u1 = " + number);
            case 6 -> List.of(delete(number));
            default -> List.of(delete(number), "INSERT INTO " + table.into() + row(random));
        };
    }

    private String row(Random random) {
        return table.row(List.of(), random);
    }

    private String equalRows(Random random) {
        int copies = 1 + random.nextInt(3);
        String row = row(random);
        return "INSERT IGNORE INTO "
                + table.into()
                + String.join(", ", Collections.nCopies(copies, row));
    }

    /** Which of equal rows is changed is the server's choice. */
    private String updateOne(int number, Random random) {
        return "UPDATE %s SET %s WHERE u1 = %d LIMIT 1"
                .formatted(table.name(), table.randomAssignments(random), number);
    }

    private String delete(int number) {
        return "DELETE FROM " + table.name() + " WHERE u1 = " + number + " LIMIT 2";
    }
}
