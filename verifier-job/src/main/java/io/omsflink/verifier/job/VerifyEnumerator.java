package io.omsflink.verifier.job;

import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.table.KeyRange;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Cuts the tables of the plan into ranges a little ahead of the readers and hands the ranges out.
 * Runs on the coordinator's thread; asks the database on another one.
 *
 * <p>Memory: {@value #AHEAD} ranges and what one cut adds, whatever the size of the tables.
 */
final class VerifyEnumerator implements SplitEnumerator<VerifySplit, Void> {
    private static final int AHEAD = 32;
    private static final int AT_ONCE = 16;

    private final SplitEnumeratorContext<VerifySplit> context;
    private final VerifyPlan plan;
    private final RangeCutter cutter;
    private final Deque<VerifySplit> ready = new ArrayDeque<>();
    private final TreeSet<Integer> waiting = new TreeSet<>();
    private final SecureRandom dice = new SecureRandom();
    private int table;
    private int chunk;
    private List<byte[]> cursor = List.of();
    private boolean cutting;

    VerifyEnumerator(SplitEnumeratorContext<VerifySplit> context, VerifyPlan plan) {
        this.context = context;
        this.plan = plan;
        this.cutter = new RangeCutter(plan.source(), plan.options().chunkRows());
    }

    @Override
    public void start() {
        cutMore();
    }

    private boolean allCut() {
        return table >= plan.pairs().size();
    }

    private void cutMore() {
        if (!cutting && !allCut() && ready.size() < AHEAD) {
            cutting = true;
            int of = table;
            List<byte[]> from = cursor;
            context.callAsync(() -> cutter.cut(plan.pairs().get(of), from, AT_ONCE), this::cutDone);
        }
    }

    private void cutDone(List<KeyRange> ranges, Throwable failure) {
        cutting = false;
        if (failure != null) {
            ready.add(VerifySplit.failed(table, chunk, Words.of(failure)));
            nextTable();
        } else {
            ranges.forEach(this::add);
        }
        assign();
        cutMore();
    }

    private void add(KeyRange range) {
        boolean last = range.upTo().isEmpty();
        ready.add(new VerifySplit(table, chunk, range, last, !chosen(), ""));
        if (last) {
            nextTable();
        } else {
            chunk++;
            cursor = range.upTo();
        }
    }

    /** A range is chosen at random; what is not cut into ranges is read whole. */
    private boolean chosen() {
        return !plan.pairs().get(table).ranged() || dice.nextDouble() < plan.options().sample();
    }

    private void nextTable() {
        table++;
        chunk = 0;
        cursor = List.of();
    }

    private void assign() {
        while (!waiting.isEmpty() && !ready.isEmpty()) {
            context.assignSplit(ready.poll(), waiting.pollFirst());
        }
        if (ready.isEmpty() && allCut()) {
            waiting.forEach(context::signalNoMoreSplits);
            waiting.clear();
        }
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        waiting.add(subtask);
        assign();
        cutMore();
    }

    @Override
    public void addSplitsBack(List<VerifySplit> splits, int subtask) {
        splits.forEach(ready::addFirst);
        assign();
    }

    @Override
    public void addReader(int subtask) {
        // A reader asks by itself when it is ready.
    }

    @Override
    public Void snapshotState(long checkpoint) {
        return null;
    }

    @Override
    public void close() {
        cutter.close();
    }
}
