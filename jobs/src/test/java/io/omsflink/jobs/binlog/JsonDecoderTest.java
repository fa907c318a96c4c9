package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonDecoderTest {

    /** Documents of a log of MySQL 8.0.15 and what the server prints for them. */
    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("", "null"),
                Arguments.of("0402", "false"),
                Arguments.of("0affffffffffffffff", "18446744073709551615"),
                Arguments.of("0200000400", "[]"),
                Arguments.of(
                        "0003003f00190001001a0001001b000200021d000c2f0000330062736161020012000501000b0a00000000000000044003"
                            + "780a2201000c000b00010004000063",
                        "{\"b\": [1, 2.5], \"s\": \"x\\n\\\"\", \"aa\": {\"c\": null}}"),
                Arguments.of(
                        "0205002e000f13000f1c000f2600072a00040100f6070b027ffffffecd0b08e05ef87c5fffffff0f0200ff70110100",
                        "[-1.50, \"-10:02:03.500000\", \"base64:type15:AP8=\", 70000, true]"),
                Arguments.of(
                        "0202001e000f0a000f14000c08c0d40119761f95190a0800000000001e9519",
                        "[\"2015-01-15 23:24:25.120000\", \"2015-01-15\"]"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentsAreWrittenAsTheServerPrintsThem(String stored, String text) {
        assertThat(ValueDecoderTest.decode(new JsonDecoder(), stored)).isEqualTo(text);
    }

    @Test
    void aStringBeyondTheDocumentIsRefused() {
        assertThatThrownBy(() -> ValueDecoderTest.decode(new JsonDecoder(), "0c7f61"))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
