package io.omsflink.verifier.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.verifier.compare.Difference.Kind;
import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Sum128;
import io.omsflink.verifier.job.Event.ChunkDone;
import io.omsflink.verifier.job.Event.Failed;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.job.Event.Shown;
import io.omsflink.verifier.table.KeyRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBytesTest {

    @Test
    void eventsTravelUnchanged() {
        same(new Failed(3, "Unknown column 'é'"));
        same(
                new ChunkDone(
                        1,
                        2,
                        true,
                        new Sum128(5, 6, -7),
                        new Sum128(8, 9, 10),
                        new Counts(1, 2, 3, 4),
                        true,
                        false));
        same(
                new Found(
                        1,
                        Kind.MISMATCHED,
                        false,
                        List.of(new byte[] {1}),
                        List.of(new Shown(new byte[] {2, 3}, 100, true)),
                        List.of(new Shown(null, 0, true))));
    }

    @Test
    void splitsTravelUnchanged() throws Exception {
        VerifySplit split =
                new VerifySplit(
                        1,
                        2,
                        new KeyRange(List.of(new byte[] {1}, new byte[0]), List.of()),
                        true,
                        false,
                        "gone");
        VerifySplit read = SplitBytes.INSTANCE.deserialize(1, SplitBytes.INSTANCE.serialize(split));
        assertThat(read).usingRecursiveComparison().isEqualTo(split);
    }

    private static void same(Event event) {
        byte[] bytes = EventBytes.of(event);
        Event read = EventBytes.read(bytes);
        assertThat(read.getClass()).isEqualTo(event.getClass());
        assertThat(Arrays.equals(EventBytes.of(read), bytes)).isTrue();
        assertThat(read).usingRecursiveComparison().isEqualTo(event);
    }
}
