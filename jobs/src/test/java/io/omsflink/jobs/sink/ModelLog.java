package io.omsflink.jobs.sink;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.source.LogProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The changes of a source as transactions in a log with or without GTIDs, some of them in slices.
 * GTIDs have gaps, where nothing of a transaction is for us, and are out of order now and then.
 */
final class ModelLog {
    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final int MOST_CHANGES = 8;

    private final Random random;
    private final boolean gtids;
    private final List<Long> sequences = new ArrayList<>();
    private final List<List<LogTransaction>> transactions = new ArrayList<>();
    private int file = 9;
    private long offset = 4;

    ModelLog(Random random, List<Packed> changes) {
        this.random = random;
        this.gtids = random.nextBoolean();
        for (long i = 2; i < changes.size() + 2; i++) {
            sequences.add(i);
        }
        for (int i = 1; i < sequences.size(); i++) {
            if (random.nextInt(10) == 0) {
                Collections.swap(sequences, i - 1, i);
            }
        }
        int at = 0;
        while (at < changes.size()) {
            int end = Math.min(changes.size(), at + 1 + random.nextInt(MOST_CHANGES));
            add(changes.subList(at, end).stream().filter(one -> one.rows() > 0).toList());
            at = end;
        }
    }

    /** Where the log begins. */
    LogPosition start() {
        return new LogPosition(gtids ? SERVER + ":1" : "", "bin.000009", 4);
    }

    private void add(List<Packed> changes) {
        if (random.nextInt(10) == 0) {
            file++;
            offset = 4;
        }
        long sequence = sequences.get(transactions.size());
        LogPoint inside = point(sequence, offset + 1);
        offset += 100;
        transactions.add(
                random.nextInt(4) == 0
                        ? slices(changes, inside, point(sequence, offset))
                        : whole(changes, point(sequence, offset)));
    }

    private LogPoint point(long sequence, long at) {
        return new LogPoint(
                gtids ? SERVER : "", gtids ? sequence : 0, "bin.%06d".formatted(file), at);
    }

    private static List<LogTransaction> whole(List<Packed> changes, LogPoint end) {
        Packed all = new Packed();
        changes.forEach(all::append);
        return changes.isEmpty() ? List.of() : List.of(all.transaction(end, true));
    }

    /** As after an event with many rows, the last one may be empty. */
    private List<LogTransaction> slices(List<Packed> changes, LogPoint inside, LogPoint end) {
        List<LogTransaction> slices = new ArrayList<>();
        int whole = changes.isEmpty() ? 0 : random.nextInt(changes.size() + 1);
        for (Packed slice : changes.subList(0, whole)) {
            slices.add(slice.transaction(inside, false));
        }
        List<LogTransaction> rest = whole(changes.subList(whole, changes.size()), end);
        if (rest.isEmpty() && !slices.isEmpty()) {
            rest = List.of(new Packed().transaction(end, true));
        }
        slices.addAll(rest);
        return slices;
    }

    /** What a reader emits that begins behind this position. */
    List<LogTransaction> after(LogPosition position) {
        LogProgress progress = new LogProgress(position);
        List<LogTransaction> left = new ArrayList<>();
        for (List<LogTransaction> slices : transactions) {
            if (!slices.isEmpty() && !progress.contains(slices.get(slices.size() - 1).end())) {
                left.addAll(slices);
            }
        }
        return left;
    }
}
