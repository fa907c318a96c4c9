package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ColumnSchema;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    enum | UTF-8    | a;b    | 2 | b
                    enum | UTF-8    | a;b    | 0 | ''
                    enum | UTF-8    | a;-    | 2 | ''
                    enum | UTF-8    | a;-    | 0 | 0
                    enum | UTF-8    | a;-;0  | 0 | 00
                    enum | UTF-16BE | é;-    | 0 | 0
                    set  | UTF-8    | a;b;ab | 5 | a,ab
                    set  | UTF-8    | ab;a   | 2 | a
                    set  | UTF-8    | a;b    | 0 | ''
                    set  | UTF-16BE | a;漢   | 3 | a,漢
                    set  | UTF-8    | -;a    | 3 | 3
                    set  | UTF-8    | -;1;00 | 0 | 000
                    set  | UTF-16BE | -;1    | 2 | 02
                    """)
    void numbersAndTextsStandForEachOther(
            String type, String charset, String members, long number, String text) {
        List<String> texts = List.of(members.replace("-", "").split(";", -1));
        ColumnSchema column =
                Columns.column(
                        "c", type, type, charset.equals("UTF-8") ? "utf8mb4" : "ucs2", texts);
        Bytes out = new Bytes();
        Members.of(column).append(number, out);
        assertThat(new String(out.toByteArray(), Charset.forName(charset))).isEqualTo(text);
        if (Members.of(column) instanceof Members.Ambiguous ambiguous) {
            assertThat(ambiguous.number(out.array(), 0, out.length())).isEqualTo(number);
        }
    }
}
