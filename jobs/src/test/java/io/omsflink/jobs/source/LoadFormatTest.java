package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Tables;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadFormatTest {
    private static final TableSchema TEXTS =
            Tables.table("shop", "t")
                    .column("n", "bigint")
                    .text("a", "varchar", "utf8mb4")
                    .text("b", "blob", "")
                    .build();

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String written(LoadFormat format) {
        int length = format.length();
        return new String(format.take(16), 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String row(TableSchema table, String... values) throws Exception {
        LoadFormat format = new LoadFormat(table, 64);
        format.row(
                FakeRow.of(
                        Arrays.stream(values).map(LoadFormatTest::bytes).toArray(byte[][]::new)));
        return written(format);
    }

    @Test
    void fieldsEndWithTabsAndRowsWithLineBreaks() throws Exception {
        assertThat(row(TEXTS, "-7", "one", "two")).isEqualTo("-7\tone\ttwo\n");
    }

    @Test
    void nullIsNotTheTextOfNull() throws Exception {
        assertThat(row(TEXTS, null, null, null)).isEqualTo("\\N\t\\N\t\\N\n");
        assertThat(row(TEXTS, "1", "NULL", "\\N")).isEqualTo("1\tNULL\t\\\\N\n");
        assertThat(row(TEXTS, "1", "", "")).isEqualTo("1\t\t\n");
    }

    @Test
    void exactlyTheBytesThatMeanSomethingAreEscaped() throws Exception {
        for (int b = 0; b < 256; b++) {
            String expected =
                    switch (b) {
                        case 0 -> "\\0";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        case '\\' -> "\\\\";
                        default -> String.valueOf((char) b);
                    };
            String value = String.valueOf((char) b);
            assertThat(row(TEXTS, "1", value, value))
                    .as("byte %d", b)
                    .isEqualTo("1\t" + expected + "\t" + expected + "\n");
        }
    }

    @Test
    void indexZeroOfAnEnumIsWrittenAsANumberInItsCharset() throws Exception {
        Map<String, String> zeros =
                Map.of("utf8mb4", "0", "ucs2", "\0000", "utf16le", "0\000", "utf32", "\0\0\0000");
        for (String charset : zeros.keySet()) {
            TableSchema table =
                    Tables.table("shop", "t").members("e", "enum", charset, "a", "b").build();
            assertThat(row(table, "")).as(charset).isEqualTo(zeros.get(charset) + "\n");
            assertThat(row(table, "a")).isEqualTo("a\n");
        }
    }

    @Test
    void indexZeroOfAnEnumThatHasAMemberZeroTakesMoreZeros() throws Exception {
        TableSchema table =
                Tables.table("shop", "t").members("e", "enum", "utf8mb4", "0", "00").build();
        assertThat(row(table, "")).isEqualTo("000\n");
    }

    @Test
    void anEmptyMemberStandsForItself() throws Exception {
        TableSchema table =
                Tables.table("shop", "t")
                        .members("e", "enum", "utf8mb4", "a", "")
                        .members("s", "set", "utf8mb4", "a")
                        .build();
        assertThat(row(table, "", "")).isEqualTo("\t\n");
    }

    @Test
    void generatedColumnsAreNotRead() throws Exception {
        TableSchema table =
                Tables.table("shop", "t").generated("g", "int", "1").column("n", "int").build();
        assertThat(row(table, "5")).isEqualTo("5\n");
    }

    @Test
    void aRowMayBeLargerThanTheBuffer() throws Exception {
        String large = "\n".repeat(100_000);
        LoadFormat format = new LoadFormat(TEXTS, 16);
        format.row(FakeRow.of(bytes("1"), bytes(large), bytes("x")));
        format.row(FakeRow.of(bytes("2"), bytes("y"), bytes(large)));
        assertThat(written(format))
                .isEqualTo(
                        "1\t"
                                + "\\n".repeat(100_000)
                                + "\tx\n2\ty\t"
                                + "\\n".repeat(100_000)
                                + "\n");
    }

    @Test
    void everyLengthFits() throws Exception {
        for (int length = 0; length < 70; length++) {
            LoadFormat format = new LoadFormat(TEXTS, 16);
            String value = "\t".repeat(length);
            format.row(FakeRow.of(bytes("1".repeat(length)), bytes(value), null));
            assertThat(written(format))
                    .isEqualTo("1".repeat(length) + "\t" + "\\t".repeat(length) + "\t\\N\n");
        }
    }

    @Test
    void whatWasTakenIsNotWrittenToAgain() throws Exception {
        LoadFormat format = new LoadFormat(TEXTS, 64);
        format.row(FakeRow.of(bytes("1"), bytes("a"), bytes("b")));
        byte[] first = format.take(64);
        assertThat(format.length()).isZero();
        format.row(FakeRow.of(bytes("2"), bytes("c"), bytes("d")));
        assertThat(new String(first, 0, 6, StandardCharsets.ISO_8859_1)).isEqualTo("1\ta\tb\n");
        assertThat(format.take(0)).isNotSameAs(first);
        format.row(FakeRow.of(bytes("3"), bytes("e"), bytes("f")));
        assertThat(written(format)).isEqualTo("3\te\tf\n");
    }
}
