package io.omsflink.catalog.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.OmsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server would say to the same is asked in the differential test of the jobs. */
class RowFilterTest {
    private static final FilterTable TABLE =
            new FilterTable()
                    .notNull("id", "bigint unsigned")
                    .column("a", "int")
                    .decimal("price", 10, 2)
                    .text("name", "varchar", "utf8mb4_0900_ai_ci")
                    .fraction("at", "datetime", 0)
                    .column("day", "date")
                    .notNull("born", "date")
                    .column("f", "float(7,2)")
                    .text("doc", "longtext", "utf8mb4_bin")
                    .generated("twice", "int")
                    .text("w", "varchar", "utf16_general_ci")
                    .column("y", "year")
                    .column("clock", "time")
                    .text("bin", "varchar", "latin1_bin")
                    .column("shape", "point");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a = 1 OR a = 2 AND id > 3|((`a` = 1) OR ((`a` = 2) AND (`id` > 3)))",
                "a = 1 XOR a = 2 AND a = 3 OR a = 4"
                        + "|(((`a` = 1) XOR ((`a` = 2) AND (`a` = 3))) OR (`a` = 4))",
                "NOT a = 1|(NOT (`a` = 1))",
                "! a = 1|((NOT `a`) = 1)",
                "a + 2 * 3 - 1 > id|(((`a` + (2 * 3)) - 1) > `id`)",
                "-a = - 5|((-`a`) = (-5))",
                "a BETWEEN 1 AND 2 AND id > 1" + "|(((`a` >= 1) AND (`a` <= 2)) AND (`id` > 1))",
                "a NOT IN (1, 2)|(NOT (`a` IN (1, 2)))",
                "A is not null|(NOT (`A` IS NULL))",
                "a > 1 IS TRUE|((`a` > 1) IS TRUE)",
                "a = 1 IS NULL|((`a` = 1) IS NULL)",
                "name LIKE 'a\\%\\\\%'|(`name` LIKE 'a\\\\%\\\\%' ESCAPE '\\\\')",
                "`name` = 'it''s' OR a <> null" + "|((`name` = 'it''s') OR (`a` <> NULL))",
                "a MOD 2 = 0 && mod(a, 3) = 1|(((`a` % 2) = 0) AND (MOD(`a`, 3) = 1))",
                "at >= TIMESTAMP'2024-01-01 00:00:00'|(`at` >= TIMESTAMP'2024-01-01 00:00:00')",
                "day = date '2024-02-29'|(`day` = DATE'2024-02-29')",
            })
    void theServerIsSentWhatWasUnderstood(String text, String sql) {
        assertThat(TABLE.filter(text).sql()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name > 1|at character 6|a text is compared with a whole number",
                "a = '1'|at character 3|numbers without quotes",
                "a = 1.5|at character 3|Write a whole number",
                "a > 1e0|at character 3|Write a whole number",
                "nmae = 'x'|at character 1|Its columns: `id`, `a`",
                "name|at character 1|is no condition",
                "a + name > 1|at character 5|a number is expected",
                "born IS NULL|at character 6|NOT NULL",
                "f > 1|at character 1|with a tolerance",
                "doc = 'x'|at character 1|left out",
                "twice = 2|at character 1|generated",
                "w = 'x'|at character 1|utf16",
                "shape IS NULL|at character 1|not evaluated",
                "y > 99|at character 3|four digits",
                "y + 1 > 2000|at character 1|a year stands where a number",
                "day = '2024-02-30'|at character 7|no date",
                "day = '24-02-01'|at character 7|no date",
                "at > '2024-01-01 00:00:00.5'|at character 6|more digits",
                "day < '2024-01-01 10:00:00'|at character 7|Write the date alone",
                "day = '0000-00-00'|at character 7|no date",
                "clock < '1:2'|at character 9|no time",
                "NOW() > at|at character 1|NOW is not evaluated",
                "name = bin|at character 6|two collations",
                "bin = 'é'|at character 7|converted to latin1",
                "'a' = 'a'|at character 5|two literals",
                "price / 3 + 1 > 2|at character 11|only be compared",
                "COALESCE(id, 0) = 1|at character 1|takes large ones for negative",
                "COALESCE(a, 'x') = 1|at character 1|values of one type",
                "ABS(a, 1) = 1|at character 1|takes one value",
                "a = DATE'2024-01-01'|at character 3|would convert",
                "a = 0x05|at character 3|would convert",
                "id > -1|at character 4|cannot be: -1",
                "a < 9223372036854775808|at character 3|cannot be: 9223372036854775808",
                "clock IN ('10:00:00')|at character 7|a time stands before IN",
            })
    void whatTheServerMayUnderstandOtherwiseIsRefusedWithItsPlace(
            String text, String place, String words) {
        assertThatThrownBy(() -> TABLE.filter(text))
                .isInstanceOf(OmsException.class)
                .hasMessageStartingWith("Cannot filter rows of shop.orders with `" + text + "`: ")
                .hasMessageContaining(place)
                .hasMessageContaining(words);
    }

    @Test
    void twoBarsAreAnOr() {
        assertThat(TABLE.filter("a = 1 || a = 2").sql()).isEqualTo("((`a` = 1) OR (`a` = 2))");
    }

    @Test
    void onlyColumnsUpToTheLastOneAreLookedAt() {
        RowFilter filter = TABLE.filter("price > 1 AND id < 5");
        assertThat(filter.columns()).containsExactly("id", "price");
        assertThat(filter.width()).isEqualTo(3);
    }

    /** One value, the filter on it as {@code v}, and whether it passes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "NULL",
            value = {
                "-9223372036854775808|v < -9223372036854775807|true",
                "NULL|v = 1|false",
                "NULL|NOT v = 1|false",
                "NULL|v <> NULL|false",
                "NULL|v = 1 OR v IS NULL|true",
                "NULL|v = 1 IS FALSE|false",
                "5|v IN (1, NULL)|false",
                "5|v NOT IN (1, NULL)|false",
                "5|v NOT IN (1, 2)|true",
                "5|v / 0 IS NULL|true",
                "-7|v DIV 2 = -3|true",
                "-7|v % 2 = -1|true",
                "7|v / 3 = 2.333333333|true",
                "00042|v = 42|true",
                "3|v XOR 0|true",
            })
    void wholeNumbersAreComparedInThreeValuedLogic(String value, String filter, boolean passes) {
        FilterTable table = new FilterTable().column("v", "bigint");
        assertThat(table.test(filter, value)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "18446744073709551615, v > 9223372036854775807, true",
        "18446744073709551615, v = 18446744073709551615, true",
        "18446744073709551615, v + 0.5 > 18446744073709551615, true",
        "5, v = 5, true",
    })
    void unsignedNumbersKeepTheirHighestBit(String value, String filter, boolean passes) {
        FilterTable table = new FilterTable().column("v", "bigint unsigned");
        assertThat(table.test(filter, value)).isEqualTo(passes);
    }

    @Test
    void aResultThatDoesNotFitIsAnError() {
        FilterTable table = new FilterTable().column("v", "bigint unsigned");
        assertThatThrownBy(() -> table.test("v - 1 > 0", "0"))
                .isInstanceOf(OmsException.class)
                .hasMessageContaining("-1 is out of the range of BIGINT UNSIGNED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "Abc ~ v = 'aBC' ~ true",
                "a ~ v = 'a ' ~ false",
                "abc ~ v > 'ABB' ~ true",
                "abc ~ v BETWEEN 'AB' AND 'abd' ~ true",
                "abc ~ v LIKE 'A_C' ~ true",
                "abc ~ v LIKE '%b%' ~ true",
                "abc ~ v LIKE '%b' ~ false",
                "a%c ~ v LIKE 'a\\%c' ~ true",
                "abc ~ v LIKE 'a\\%c' ~ false",
                "a%c ~ v LIKE 'a|%c' ESCAPE '|' ~ true",
                "ab ~ LENGTH(v) = 2 ~ true",
                "äb ~ CHAR_LENGTH(v) = 2 AND LENGTH(v) = 3 ~ true",
            })
    void textsAreComparedWithoutCase(String value, String filter, boolean passes) {
        FilterTable table = new FilterTable().text("v", "varchar", "utf8mb4_0900_ai_ci");
        assertThat(table.test(filter, value)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "utf8mb4_general_ci, 'a ', a, true",
        "utf8mb4_bin, 'a ', a, true",
        "utf8mb4_bin, A, a, false",
        "utf8mb4_0900_bin, 'a ', a, false",
        "utf8mb4_bin, é, é, true",
        "latin1_swedish_ci, A, a, true",
    })
    void trailingSpacesAndCaseCountByCollation(
            String collation, String value, String literal, boolean equal) {
        FilterTable table = new FilterTable().text("v", "varchar", collation);
        assertThat(table.test("v = '" + literal + "'", value)).isEqualTo(equal);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01 00:00:00, v >= '2024-03-01', true",
        "2024-02-29 23:59:59, v >= '2024-03-01', false",
        "0000-00-00 00:00:00, v < '0001-01-01', true",
        "2024-03-01 00:00:00, v = TIMESTAMP'2024-03-01 00:00:00', true",
    })
    void datesAreComparedAsTheyArePrinted(String value, String filter, boolean passes) {
        FilterTable table = new FilterTable().fraction("v", "datetime", 0);
        assertThat(table.test(filter, value)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "-00:00:01, v < '00:00:00', true",
        "-838:59:59, v < '-100:00:00', true",
        "100:00:00, v > '99:00:00', true",
        "10:00:00, v = TIME'10:00:00', true",
    })
    void timesAreComparedAsDurations(String value, String filter, boolean passes) {
        FilterTable table = new FilterTable().column("v", "time");
        assertThat(table.test(filter, value)).isEqualTo(passes);
    }

    @Test
    void doublesAreComparedAsDoubles() {
        FilterTable table = new FilterTable().column("v", "double");
        assertThat(table.test("v = 0.1", "1e-1")).isTrue();
        assertThat(table.test("v = 0", "-0e0")).isTrue();
        assertThat(table.test("v * 10 > 1", "1.0000000149011612E-1")).isTrue();
    }
}
