package io.omsflink.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ColumnSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tinyint                | bigint                | yes",
                "int                    | smallint              | no",
                "int                    | bigint unsigned       | no",
                "int unsigned           | int                   | no",
                "int unsigned           | bigint                | yes",
                "bigint unsigned        | bigint                | no",
                "int                    | decimal(20,0)         | no",
                "decimal(10,2)          | decimal(12,2)         | yes",
                "decimal(10,2)          | decimal(12,4)         | yes",
                "decimal(10,2)          | decimal(12,5)         | no",
                "decimal(10,2)          | decimal(20,1)         | no",
                "decimal(10,2)          | decimal(12,2) unsigned| no",
                "decimal(10,2) unsigned | decimal(10,2)         | yes",
                "varchar(20)            | varchar(21)           | yes",
                "varchar(20)            | varchar(19)           | no",
                "varchar(20)            | char(30)              | no",
                "char(20)               | varchar(20)           | yes",
                "varchar(63)            | tinytext              | yes",
                "varchar(64)            | tinytext              | no",
                "varchar(64)            | text                  | yes",
                "text                   | varchar(1000)         | no",
                "text                   | longtext              | yes",
                "mediumtext             | text                  | no",
                "text                   | blob                  | no",
                "varbinary(255)         | tinyblob              | yes",
                "varbinary(256)         | tinyblob              | no",
                "binary(4)              | binary(5)             | no",
                "blob                   | mediumblob            | yes",
                "datetime(0)            | datetime(6)           | yes",
                "datetime(6)            | datetime(3)           | no",
                "datetime(0)            | timestamp(0)          | no",
                "time(0)                | time(2)               | yes",
                "enum(a,b)              | enum(a,b,c)           | yes",
                "enum(a,b)              | enum(b,a,c)           | no",
                "enum(a,b)              | enum(a)               | no",
                "set(a)                 | set(a,b)              | yes",
                "float                  | double                | no",
                "json                   | longtext              | no",
            })
    void aWiderTypeTakesEveryValue(String source, String target, String wider) {
        assertThat(TypeFit.wider(column(source), column(target))).isEqualTo(wider.equals("yes"));
    }

    private static ColumnSchema column(String text) {
        String type = text.replaceAll("[( ].*", "");
        List<String> inside =
                text.contains("(")
                        ? List.of(text.replaceAll(".*\\(|\\).*", "").split(","))
                        : List.of();
        boolean members = type.equals("enum") || type.equals("set");
        List<Integer> numbers =
                members ? List.of() : inside.stream().map(Integer::valueOf).toList();
        boolean length = type.contains("char") || type.contains("binary");
        int first = numbers.isEmpty() ? 0 : numbers.get(0);
        return new ColumnSchema(
                "c",
                type,
                text,
                true,
                "",
                "",
                length ? first : 0,
                length ? 0 : first,
                numbers.size() > 1 ? numbers.get(1) : 0,
                null,
                "",
                "",
                "",
                members ? inside : List.of());
    }
}
