package io.omsflink.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    private static List<FaultPlan.Planned> faults(long seed, Set<FaultKind> kinds) {
        return Stream.generate(new FaultPlan(seed, kinds)::next).limit(500).toList();
    }

    @Test
    void aSeedMeansTheSameFaultsEveryTime() {
        assertThat(faults(7, ALL)).isEqualTo(faults(7, ALL)).isNotEqualTo(faults(8, ALL));
    }

    @Test
    void everyKindComesUp() {
        assertThat(faults(7, ALL)).extracting(FaultPlan.Planned::kind).containsAll(ALL);
    }

    @Test
    void onlyTheKindsThatAreWantedComeUp() {
        Set<FaultKind> wanted = Set.of(FaultKind.TARGET_KILLED, FaultKind.TARGET_LATENCY);
        assertThat(faults(7, wanted))
                .extracting(FaultPlan.Planned::kind)
                .containsOnlyElementsOf(wanted);
    }

    @Test
    void someSeedsBreakTheCopyAndSomeDoNot() {
        assertThat(
                        Stream.iterate(1L, seed -> seed + 1)
                                .limit(50)
                                .map(seed -> new FaultPlan(seed, ALL).duringCopy()))
                .contains(0, 1, 3);
    }
}
