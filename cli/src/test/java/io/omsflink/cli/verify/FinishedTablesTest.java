package io.omsflink.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedTablesTest {
    private static final TableResult RESULT =
            new TableResult(
                    "shop.a -> copy.\"b\"",
                    Verdict.DIFFERENT,
                    new Sum128(5, -1, Long.MIN_VALUE),
                    new Sum128(6, 7, 8),
                    new Counts(1, 2, 3, 4),
                    true,
                    9,
                    8,
                    "");

    @TempDir private Path folder;

    @Test
    void aTableThatAKilledProcessHasFinishedIsThereAgain() {
        new FinishedTables(folder, "rows", false).add(RESULT);
        FinishedTables resumed = new FinishedTables(folder, "rows", true);
        assertThat(resumed.contains(RESULT.name())).isTrue();
        assertThat(resumed.results()).containsExactly(RESULT);
    }

    @Test
    void halfALineIsOfATableThatIsReadAgain() throws Exception {
        new FinishedTables(folder, "rows", false).add(RESULT);
        Path file = folder.resolve("finished.jsonl");
        String half = Files.readString(file).substring(0, 40);
        Files.writeString(file, half, StandardOpenOption.APPEND);
        assertThat(new FinishedTables(folder, "rows", true).results()).containsExactly(RESULT);
    }

    @Test
    void anotherModeBeginsAnew() {
        new FinishedTables(folder, "rows", false).add(RESULT);
        assertThat(new FinishedTables(folder, "keys", true).results()).isEmpty();
    }

    @Test
    void withoutResumeNothingIsLeft() {
        new FinishedTables(folder, "rows", false).add(RESULT);
        assertThat(new FinishedTables(folder, "rows", false).results()).isEmpty();
        assertThat(new FinishedTables(folder, "rows", true).results()).isEmpty();
    }
}
