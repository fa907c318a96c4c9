package io.omsflink.project.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omsflink.project.filter.FilterExpression.Comparison;
import io.omsflink.project.filter.FilterExpression.Like;
import io.omsflink.project.filter.FilterExpression.Logic;
import io.omsflink.project.filter.FilterExpression.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

    /** The place is counted from 0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "|0|empty",
                "a =|3|the end of the filter",
                "a = 1 b|6|an operator such as AND",
                "a = 'x|4|no closing quote",
                "a = `x|4|no closing backtick",
                "t.a = 1|1|the column alone",
                "a = 1 -- x|6|comment",
                "a = 1 /* x */|6|comment",
                "a = 1 # x|6|comment",
                "a = 1; DROP TABLE t|5|no meaning",
                "a = _utf8'x'|4|own character set",
                "a = 12x|6|follows the number",
                "a NOT 1|6|IN, BETWEEN or LIKE",
                "a LIKE b|7|a text to compare with",
                "a LIKE 'b' ESCAPE '%'|18|other than % and _",
                "(a, b) = (1, 2)|2|lists of values",
                "a IN 1|5|`(`",
                "a IS 1|5|TRUE, FALSE or UNKNOWN",
                "a = x'1'|4|odd number",
                "a & 1|2|no meaning",
                "a <=> 1|2|NULL at some servers",
                "a BETWEEN 1|11|`AND`",
            })
    void aMistakeIsShownAtItsPlace(String text, int at, String words) {
        FilterException e = refused(text == null ? "" : text);
        assertThat(e).hasMessageContaining(words);
        assertThat(e.at()).isEqualTo(at);
    }

    private static FilterException refused(String text) {
        FilterException e =
                catchThrowableOfType(FilterException.class, () -> FilterParser.parse(text));
        assertThat(e).as(text).isNotNull();
        return e;
    }

    @Test
    void thePlaceIsDescribedWithWhatStandsThere() {
        assertThat(refused("a = 1 b").describe("a = 1 b"))
                .startsWith("at character 7 (b): `b` stands where");
        assertThat(refused("a =").describe("a =")).startsWith("at the end: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "-", "!", "a + ", "a IN ("})
    void deepNestingIsRefusedAndDoesNotExhaustTheStack(String piece) {
        assertThat(refused(piece.repeat(50_000) + "a")).hasMessageContaining("levels deep");
    }

    @Test
    void longListsOfConditionsAreNotDeep() {
        Logic logic = (Logic) FilterParser.parse("a = 1 OR ".repeat(5_000) + "a = 2");
        assertThat(logic.operands()).hasSize(5_001);
    }

    @Test
    void textsAreTakenAsMySqlTakesThem() {
        assertThat(text("a = 'it''s'")).isEqualTo("it's");
        assertThat(text("a = \"say \"\"x\"\"\"")).isEqualTo("say \"x\"");
        assertThat(text("a = '\\n\\t\\\\\\q\\''")).isEqualTo("\n\t\\q'");
        assertThat(text("a = '\\%\\_'")).isEqualTo("\\%\\_");
    }

    private static String text(String filter) {
        return ((Text) ((Comparison) FilterParser.parse(filter)).right()).value();
    }

    @Test
    void anEscapeCharacterIsABackslashUnlessOneIsGiven() {
        assertThat(((Like) FilterParser.parse("a LIKE 'b'")).escape()).isEqualTo('\\');
        assertThat(((Like) FilterParser.parse("a LIKE 'b' ESCAPE '|'")).escape()).isEqualTo('|');
    }
}
