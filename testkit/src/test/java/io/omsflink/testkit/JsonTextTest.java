package io.omsflink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "1.0|1",
                "[1.0, -2.0]|[1, -2]",
                "{\"a.0\": 3.0}|{\"a.0\": 3}",
                "\"1.0\"|\"1.0\"",
                "\"q\\\"1.0\"|\"q\\\"1.0\"",
                "1.05|1.05",
                "10.01|10.01",
                "1.00|1.00",
                "1.0e5|1.0e5",
                "100|100",
                "\"open|\"open"
            })
    void removesEmptyFractionsOfNumbersOnly(String text, String expected) {
        byte[] result = JsonText.withoutEmptyFractions(text.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(result, StandardCharsets.UTF_8)).isEqualTo(expected);
    }
}
