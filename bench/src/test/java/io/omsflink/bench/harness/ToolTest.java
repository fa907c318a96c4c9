package io.omsflink.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {
    @TempDir Path folder;

    @Test
    void theCpuTimeOfEveryPartOfAPipeIsCounted() {
        String burn = "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo done'";

        Tool.Result result = new Tool(folder, "burn").shell(burn + " | cat");

        assertThat(result.text()).isEqualTo("done\n");
        assertThat(result.usage().cpuSeconds()).isPositive();
    }

    @Test
    void aFailureTellsTheLastWords() {
        Tool tool = new Tool(folder, "bad");

        assertThatThrownBy(() -> tool.shell("echo no such table >&2; exit 7"))
                .hasMessage("sh ended with 7: no such table");
    }

    @Test
    void shellTimesAreThoseOfTheChildren() {
        assertThat(ShellTimes.ofChildren("0m9.00s 0m9.00s\n1m2.50s 0m0.25s\n")).isEqualTo(62.75);
    }
}
