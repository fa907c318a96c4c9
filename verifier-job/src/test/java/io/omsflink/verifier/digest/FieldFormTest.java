package io.omsflink.verifier.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each form takes for the same value, and what not. */
class FieldFormTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "NUMBER, 1, 0001",
                "NUMBER, 1, 1.00",
                "NUMBER, 0, -0.00",
                "NUMBER, 0, 0000",
                "NUMBER, 0.5, 000.50",
                "NUMBER, -12.5, -12.500",
                "NUMBER, 100, 100.0",
                "APPROXIMATE, 1e22, 10000000000000000000000",
                "APPROXIMATE, 0.1, 1e-1",
                "TEMPORAL, 2024-01-01 10:00:00, 2024-01-01 10:00:00.000000",
                "TEMPORAL, 10:00:00.5, 10:00:00.500",
                "JSON, [1], \"[ 1 ]\"",
                "JSON, \"{\"\"a\"\": 1, \"\"bb\"\": 2}\", \"{\"\"bb\"\":2,\"\"a\"\":1}\"",
                "JSON, 1.0, 1",
                "JSON, 1e2, 100",
                "JSON, \"\"\"\\u00e9\"\"\", \"\"\"é\"\"\"",
                "JSON, \"\"\"\\ud83d\\ude00\"\"\", \"\"\"😀\"\"\"",
            })
    void twoWaysToWriteOneValueGiveTheSameBytes(FieldForm form, String one, String other) {
        assertThat(bytes(form, one)).isEqualTo(bytes(form, other));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "NUMBER, 1, -1",
                "NUMBER, 10, 1",
                "NUMBER, 0.1, 0.01",
                "NUMBER, 100, 1",
                "APPROXIMATE, 0, -0",
                "APPROXIMATE, 0.1, 0.10000000000000002",
                "TEMPORAL, 10:00:00, 10:00:00.000001",
                "TEMPORAL, 2024-01-10, 2024-01-01",
                "TEXT, a, A",
                "TEXT, a, \"a \"",
                "TEXT, é, \"e\u0301\"",
                "BYTES, a, \"a\u0000\"",
                "BITS, a, b",
                "JSON, \"[\"\"1\"\"]\", [1]",
                "JSON, \"[[1],2]\", \"[1,[2]]\"",
                "JSON, \"[\"\"a,b\"\"]\", \"[\"\"a\"\",\"\"b\"\"]\"",
                "JSON, \"{\"\"a\"\":null}\", {}",
                "JSON, 0, -0.0",
                "JSON, true, \"\"\"true\"\"\"",
                "JSON, [], {}",
            })
    void differentValuesGiveDifferentBytes(FieldForm form, String one, String other) {
        assertThat(bytes(form, one)).isNotEqualTo(bytes(form, other));
    }

    static byte[] bytes(FieldForm form, String value) {
        RowBytes row = new RowBytes();
        form.append(value.getBytes(StandardCharsets.UTF_8), row);
        return row.copy();
    }
}
