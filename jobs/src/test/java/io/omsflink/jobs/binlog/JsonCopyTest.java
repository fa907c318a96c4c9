package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCopyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "\"\"",
                "0",
                "-1",
                "18446744073709551615",
                "1.0",
                "-0.5",
                "123456.789",
                "[1, 2.5, {\"a\": \"1e5, 10928588.983213553\", \"b\\\\\": \"\\\"3.0e0\\\\\"}, -7]",
                "\"é漢\""
            })
    void ordinaryTextStaysAsItIs(String json) {
        assertThat(copy(json)).isEqualTo(json);
    }

    @Test
    void doublesOfManyDigitsAreNamedSoThatBothKindsOfParserReadThem() {
        String copied = copy("{\"a\": [10928588.983213553, 1e-7]}");
        assertThat(copied)
                .startsWith("{\"a\": [")
                .doesNotContain("10928588.983213553")
                .endsWith(", 0.0000001]}");
        String number = copied.substring(7, copied.indexOf(','));
        assertThat(Double.parseDouble(number)).isEqualTo(10928588.983213553);
        String[] parts = number.split("e");
        assertThat(
                        JsonDoubles.parsed(
                                Long.parseLong(parts[0]), 0, Integer.parseInt(parts[1]), false))
                .isEqualTo(10928588.983213553);
    }

    @Test
    void rawLineBreaksInStringsAreEscaped() {
        assertThat(copy("[\"base64:type15:AA\nBB\"]")).isEqualTo("[\"base64:type15:AA\\nBB\"]");
    }

    private static String copy(String json) {
        byte[] in = ("x" + json + "x").getBytes(StandardCharsets.UTF_8);
        Bytes out = new Bytes();
        JsonCopy.append(in, 1, in.length - 2, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
