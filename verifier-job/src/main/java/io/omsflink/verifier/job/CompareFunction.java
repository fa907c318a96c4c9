package io.omsflink.verifier.job;

import io.omsflink.project.OmsException;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.compare.AppliedGate;
import io.omsflink.verifier.compare.Difference;
import io.omsflink.verifier.compare.UnitComparer;
import io.omsflink.verifier.compare.UnitResult;
import io.omsflink.verifier.job.Event.ChunkDone;
import io.omsflink.verifier.job.Event.Failed;
import io.omsflink.verifier.live.ProgressGate;
import io.omsflink.verifier.table.TablePair;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Compares one range after the other and tells what it found. A table that cannot be compared ends
 * there, the others go on.
 */
final class CompareFunction extends RichFlatMapFunction<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    /** A server that restarts must not cost the whole verification. */
    private static final int ATTEMPTS = 5;

    private static final long PAUSE_MILLIS = 2_000;

    private final VerifyPlan plan;
    private transient Set<Integer> failed;
    private transient Map<Integer, Integer> named;
    private transient ProgressGate gate;
    private transient UnitComparer comparer;

    CompareFunction(VerifyPlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        failed = new HashSet<>();
        named = new HashMap<>();
        gate =
                new ProgressGate(
                        plan.source(), plan.target(), plan.project(), plan.options().patience());
        comparer =
                new UnitComparer(
                        plan.source(), plan.target(), plan.live() ? gate : AppliedGate.NONE);
    }

    @Override
    public void flatMap(byte[] bytes, Collector<byte[]> out) throws Exception {
        VerifySplit split = SplitBytes.INSTANCE.deserialize(1, bytes);
        if (failed.contains(split.table())) {
            return;
        }
        if (!split.failure().isEmpty()) {
            fail(split, split.failure(), out);
            return;
        }
        try {
            tell(split, split.skipped() ? UnitResult.SKIPPED : compare(split), out);
        } catch (SQLException | OmsException e) {
            fail(split, Words.of(e), out);
        }
    }

    private void fail(VerifySplit split, String message, Collector<byte[]> out) {
        failed.add(split.table());
        out.collect(EventBytes.of(new Failed(split.table(), message)));
    }

    private UnitResult compare(VerifySplit split) throws SQLException, InterruptedException {
        TablePair pair = plan.pairs().get(split.table());
        int most = plan.options().maxDifferences() - named.getOrDefault(split.table(), 0);
        for (int attempt = 1; ; attempt++) {
            try {
                return comparer.compare(pair, split.range(), most);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !Words.connectionLost(e)) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void tell(VerifySplit split, UnitResult result, Collector<byte[]> out) {
        int keyColumns = plan.pairs().get(split.table()).keyColumns();
        for (Difference difference : result.kept()) {
            out.collect(EventBytes.of(FoundRow.of(split.table(), keyColumns, difference)));
        }
        named.merge(split.table(), result.kept().size(), Integer::sum);
        out.collect(
                EventBytes.of(
                        new ChunkDone(
                                split.table(),
                                split.chunk(),
                                split.last(),
                                result.source(),
                                result.target(),
                                result.counts(),
                                result.atLeast(),
                                split.skipped())));
    }

    @Override
    public void close() throws Exception {
        if (comparer != null) {
            comparer.close();
            gate.close();
        }
    }
}
