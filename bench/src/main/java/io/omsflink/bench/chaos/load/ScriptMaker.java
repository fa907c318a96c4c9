package io.omsflink.bench.chaos.load;

import io.omsflink.bench.chaos.load.Script.End;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Makes up the transactions of one writer, one after the other. */
final class ScriptMaker {
    private static final long IDS_OF_A_WRITER = 1_000_000_000L;
    private static final int HUGE_EVERY = 700;
    private static final int FIRST_HUGE = 150;

    private final ChaosSchema schema;
    private final LoadSettings settings;
    private final int writer;
    private final Random random;
    private final List<RowChanges> changes;
    private final List<KeyedChanges> givers;
    private final Deque<List<String>> planned = new ArrayDeque<>();
    private long sequence;

    ScriptMaker(ChaosSchema schema, LoadSettings settings, int writer, long seed) {
        this.schema = schema;
        this.settings = settings;
        this.writer = writer;
        this.random = Seeds.random(seed, "writer " + writer);
        this.changes = schema.tables().stream().map(RowChanges::of).toList();
        this.givers =
                schema.tables().stream()
                        .filter(table -> table.keyed() && !table.unique().isEmpty())
                        .map(KeyedChanges::new)
                        .toList();
    }

    Script next() {
        sequence++;
        if (writer == 0 && sequence % HUGE_EVERY == FIRST_HUGE) {
            return wrapped(List.of(Step.essential(huge())), End.COMMIT);
        }
        return wrapped(body(), end());
    }

    /** Adds what every transaction does. */
    private Script wrapped(List<Step> body, End end) {
        long id = writer * IDS_OF_A_WRITER + sequence;
        int pair = 1 + random.nextInt(ChaosSchema.PAIRS);
        int slot = random.nextInt(ChaosSchema.SLOTS);
        boolean journal = random.nextInt(100) < schema.journalPercent();
        List<Step> steps = new ArrayList<>();
        steps.add(
                Step.essential(
                        "UPDATE pair%d_a SET n = n + 1 WHERE writer = %d AND slot = %d"
                                .formatted(pair, writer, slot)));
        steps.add(Step.essential(number("ledger", id)));
        steps.addAll(body);
        if (journal) {
            steps.add(Step.essential(number("journal", id)));
        }
        steps.add(
                Step.essential(
                        "UPDATE pair%d_b SET n = n + 1 WHERE id = 'w%ds%d'"
                                .formatted(pair, writer, slot)));
        return new Script(id, steps, end);
    }

    private String number(String table, long id) {
        return "INSERT INTO " + table + " VALUES (" + id + ", " + writer + ")";
    }

    private List<Step> body() {
        if (!planned.isEmpty()) {
            return steps(planned.poll());
        }
        int kind = random.nextInt(20);
        if (kind == 0) {
            return giveAway();
        }
        List<Step> body = new ArrayList<>();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            body.addAll(kind == 1 ? partlyRolledBack(i) : steps(change()));
        }
        return body;
    }

    private List<String> change() {
        return changes.get(random.nextInt(changes.size())).next(random);
    }

    private static List<Step> steps(List<String> statements) {
        return statements.stream().map(Step::of).toList();
    }

    /** The second half follows in a transaction of its own, which another writer may overtake. */
    private List<Step> giveAway() {
        List<String> statements = givers.get(random.nextInt(givers.size())).giveAway(random);
        planned.add(statements.subList(2, 3));
        return steps(statements.subList(0, 2));
    }

    private List<Step> partlyRolledBack(int number) {
        List<Step> body = new ArrayList<>(steps(change()));
        body.add(Step.of("SAVEPOINT s" + number));
        body.addAll(steps(change()));
        body.add(Step.of("ROLLBACK TO SAVEPOINT s" + number));
        body.addAll(steps(change()));
        return body;
    }

    private End end() {
        int draw = random.nextInt(100);
        if (draw < 6) {
            return End.ROLLBACK;
        }
        if (draw < 9) {
            return End.XA_ONE_PHASE;
        }
        if (draw < 14 && settings.twoPhase()) {
            return draw == 13 ? End.XA_ROLLBACK : End.XA_COMMIT;
        }
        return End.COMMIT;
    }

    private String huge() {
        int rows = settings.hugeRows();
        int from = random.nextInt(3) * rows / 2;
        String range = "k1 BETWEEN %d AND %d".formatted(from, from + rows);
        return switch (random.nextInt(4)) {
            case 0 -> "DELETE FROM bulk WHERE " + range;
            case 1 -> "UPDATE bulk SET n = n + 1 WHERE " + range;
            default ->
                    "REPLACE INTO bulk (k1, n, note) SELECT i + %d, %d, CONCAT('huge ', i) FROM %s WHERE i < %d"
                            .formatted(from, sequence, Numbers.TABLE, rows);
        };
    }
}
