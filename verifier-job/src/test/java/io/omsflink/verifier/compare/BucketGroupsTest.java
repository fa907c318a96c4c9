package io.omsflink.verifier.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.verifier.digest.Buckets;
import io.omsflink.verifier.digest.FieldForm;
import io.omsflink.verifier.digest.RowBytes;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class BucketGroupsTest {

    @Test
    void everyDifferingBucketIsInOneGroupOrLeft() {
        Buckets source = new Buckets(64);
        Buckets target = new Buckets(64);
        for (int i = 0; i < 10_000; i++) {
            source.add(row(i));
        }
        BitSet differing = source.differing(target);
        BucketGroups plan = BucketGroups.plan(differing, source, target, 100_000, 4);
        BitSet all = (BitSet) plan.left().clone();
        int cardinality = plan.left().cardinality();
        for (BitSet group : plan.groups()) {
            all.or(group);
            cardinality += group.cardinality();
            assertThat(cost(group, source)).isLessThanOrEqualTo(100_000);
        }
        assertThat(all).isEqualTo(differing);
        assertThat(cardinality).isEqualTo(differing.cardinality());
        assertThat(plan.groups()).hasSize(4);
        assertThat(plan.left().isEmpty()).isFalse();
    }

    private static long cost(BitSet group, Buckets buckets) {
        return group.stream()
                .mapToLong(i -> buckets.bytes(i) + buckets.rows(i) * BucketGroups.ROW_OVERHEAD)
                .sum();
    }

    private static RowBytes row(int i) {
        RowBytes row = new RowBytes();
        FieldForm.NUMBER.append(String.valueOf(i).getBytes(StandardCharsets.US_ASCII), row);
        return row;
    }
}
