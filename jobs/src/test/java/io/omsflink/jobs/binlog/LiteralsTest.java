package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ColumnSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "int       |         | -5         | -5             | -5",
                "decimal   |         | 0.10       | 0.10           | 0.10",
                "double    |         | 15e-1      | 15e-1          | 15e-1",
                "varchar   | gbk     | a'b\\\\    | 'a\\'b\\\\\\\\' | _gbk'a\\'b\\\\\\\\'",
                "varbinary |         | ab         | 'ab'           | 'ab'",
                "enum      | latin1  | a          | 'a'            | 1",
                "set       | latin1  | a          | 'a'            | _latin1'a'",
                "date      |         | 0000-00-00 | '0000-00-00'   | '0000-00-00'",
                "year      |         | 0000       | '0000'         | '0000'",
                "json      |         | [1]        | _utf8mb4'[1]'  | CAST(_utf8mb4'[1]' AS JSON)",
                "bit       |         | AB         | 'AB'           | 16706"
            })
    void everyTypeHasItsForms(
            String type, String charset, String value, String literal, String key) {
        ColumnSchema column =
                Columns.column("c", type, type, charset == null ? "" : charset, List.of("a"));
        assertThat(literal(column, value, false)).isEqualTo(literal);
        assertThat(literal(column, value, true)).isEqualTo(key);
    }

    @Test
    void bytesThatEndOrConfuseAStringAreEscaped() {
        assertThat(literal(Columns.column("blob"), "\0\n\r\u001a'\\\"\t\u0080", false))
                .isEqualTo("'\\0\\n\\r\\Z\\'\\\\\"\t\u0080'");
    }

    @Test
    void nullIsBare() {
        Bytes row = new Bytes();
        row.putNull();
        row.putValue(new byte[] {'1'}, 0, 1);
        Bytes sql = new Bytes();
        Literals literals =
                Literals.of(Columns.table(Columns.column("varchar"), Columns.column("int")));
        assertThat(literals.appendRow(row.array(), 0, sql)).isEqualTo(row.length());
        assertThat(sql).hasToString("NULL,1");
    }

    @Test
    void theInvalidEnumValueIsStoredByItsIndex() {
        assertThat(literal(enumeration("utf8mb4", "a"), "", false)).isEqualTo("'0'");
        assertThat(literal(enumeration("ucs2", "a"), "", false)).isEqualTo("_ucs2'\\00'");
        assertThat(literal(enumeration("utf8mb4", "a", ""), "", false)).isEqualTo("''");
        assertThat(literal(enumeration("utf8mb4", "a", ""), "0", false)).isEqualTo("'0'");
        assertThat(literal(enumeration("utf8mb4", "0"), "", false)).isEqualTo("'00'");
    }

    @Test
    void membersAreComparedByNumber() {
        assertThat(literal(enumeration("utf8mb4", "b", "a"), "a", true)).isEqualTo("2");
        assertThat(literal(enumeration("utf8mb4", "b", "a"), "", true)).isEqualTo("0");
        assertThat(literal(enumeration("utf8mb4", "b", ""), "", true)).isEqualTo("2");
        assertThat(literal(enumeration("utf8mb4", "b", ""), "0", true)).isEqualTo("0");
    }

    private static ColumnSchema enumeration(String charset, String... members) {
        return Columns.column("c", "enum", "enum(..)", charset, List.of(members));
    }

    private static String literal(ColumnSchema column, String value, boolean key) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        Bytes row = new Bytes();
        row.putValue(bytes, 0, bytes.length);
        Bytes sql = new Bytes();
        Literals literals = Literals.of(Columns.table(column));
        int next =
                key
                        ? literals.appendKey(0, row.array(), 0, sql)
                        : literals.append(0, row.array(), 0, sql);
        assertThat(next).isEqualTo(row.length());
        return sql.toString();
    }
}
