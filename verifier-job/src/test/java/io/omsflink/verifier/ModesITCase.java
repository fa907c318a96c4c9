package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.compare.AppliedGate;
import io.omsflink.verifier.compare.Difference;
import io.omsflink.verifier.compare.UnitComparer;
import io.omsflink.verifier.repair.FoundKeys.Row;
import io.omsflink.verifier.report.Summary;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A part of the rows, their keys alone, and only those that differed last time. */
class ModesITCase {
    private static final int ROWS = 1_000;

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @BeforeEach
    void prepare() throws Exception {
        List<String> statements = new ArrayList<>();
        statements.add("DROP DATABASE IF EXISTS modes");
        statements.add("CREATE DATABASE modes");
        statements.add("CREATE TABLE modes.t (id INT PRIMARY KEY, a INT)");
        for (int id = 1; id <= ROWS; id++) {
            statements.add("INSERT INTO modes.t VALUES (" + id + "," + id + ")");
        }
        source.execute(statements.toArray(String[]::new));
        target.execute(statements.toArray(String[]::new));
        target.execute(
                "UPDATE modes.t SET a=0 WHERE id=500",
                "DELETE FROM modes.t WHERE id=700",
                "INSERT INTO modes.t VALUES (-1,0)");
    }

    @Test
    void keysAloneShowMissingRowsAndNoChangedOnes() throws Exception {
        Verification keys = Verification.of(source, target, "modes", o -> o.withKeysOnly(true));
        assertThat(keys.rows("t")).containsExactly("SOURCE_ONLY 700: ", "TARGET_ONLY -1: ");
    }

    @Test
    void aSampleReadsAPartAndSaysWhatItMayHaveMissed() throws Exception {
        Verification sample =
                Verification.of(source, target, "modes", o -> o.withChunkRows(5).withSample(0.3));
        TableResult result = sample.result("t");
        assertThat(result.ranges()).isEqualTo(ROWS / 5 + 1);
        assertThat(result.skipped()).isBetween(ROWS / 10, ROWS / 5);
        assertThat(result.source().rows())
                .isCloseTo(5L * (result.ranges() - result.skipped()), Offset.offset(5L));
        assertThat(Summary.sample(sample.results())).contains("of 201 ranges", "for 10");
        Verification all = Verification.of(source, target, "modes");
        assertThat(Summary.sample(all.results())).isEmpty();
    }

    @Test
    void onlyTheRowsThatDifferedAreLookedAtAgain() throws Exception {
        Verification before = Verification.of(source, target, "modes");
        assertThat(before.verdict()).isEqualTo(Verdict.DIFFERENT);
        target.execute(
                "UPDATE modes.t SET a=500 WHERE id=500",
                // Nobody looks here, because it did not differ.
                "UPDATE modes.t SET a=0 WHERE id=501");
        List<List<byte[]>> keys = before.keys().rows(0).stream().map(Row::key).toList();
        try (UnitComparer comparer =
                new UnitComparer(
                        before.plan().source(), before.plan().target(), AppliedGate.NONE)) {
            assertThat(comparer.recheck(before.plan().pairs().get(0), keys))
                    .extracting(Difference::kind)
                    .containsExactlyInAnyOrder(
                            Difference.Kind.SOURCE_ONLY, Difference.Kind.TARGET_ONLY);
        }
    }
}
