package io.omsflink.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {

    @Test
    void literalsEndAtTheirClosingQuote() {
        assertThat(SqlText.endOfLiteral("'a''b\\'c' x", 0)).isEqualTo(9);
        assertThat(SqlText.endOfLiteral("`a``\\` x", 0)).isEqualTo(6);
    }

    @Test
    void parenthesesInsideQuotesDoNotCount() {
        String sql = "x (a, ')', (`b)`)) y";
        assertThat(sql.substring(2, SqlText.endOfParentheses(sql, 2)))
                .isEqualTo("(a, ')', (`b)`))");
    }

    @Test
    void wordsInsideQuotesAndParenthesesAreNotFound() {
        assertThat(SqlText.indexOf("'DEFAULT' (DEFAULT) DEFAULT", "DEFAULT", 0)).isEqualTo(20);
        assertThat(SqlText.indexOf("'DEFAULT'", "DEFAULT", 0)).isEqualTo(-1);
    }

    @Test
    void unquotingUndoesEscapesAndDoubling() {
        assertThat(SqlText.unquote("'a''b\\'c\\\\\\n\\0\\Z'")).isEqualTo("a'b'c\\\n\0\u001a");
        assertThat(SqlText.unquote("`a``b\\`")).isEqualTo("a`b\\");
    }

    @Test
    void escapesOfACatalogColumnAreUndoneOnlyWhereThereAreAny() {
        assertThat(SqlText.withoutEscapes("concat(_utf8mb4\\'a\\\\\\'b\\\\\\\\c\\')"))
                .isEqualTo("concat(_utf8mb4'a\\'b\\\\c')");
        assertThat(SqlText.withoutEscapes("concat('a\\'b\\\\c')"))
                .isEqualTo("concat('a\\'b\\\\c')");
        assertThat(SqlText.withoutEscapes("(`id` + 1)")).isEqualTo("(`id` + 1)");
    }

    @Test
    void membersAreDecoded() {
        assertThat(MemberList.parse("enum('a','b''c','d\\\\e','f\\ng','')"))
                .containsExactly("a", "b'c", "d\\e", "f\ng", "");
    }

    @Test
    void namesAndLiteralsCannotEndEarly() {
        assertThat(Names.quote("a`b\\")).isEqualTo("`a``b\\`");
        assertThat(Names.literal("a'b\\\n")).isEqualTo("'a''b\\\\\\n'");
        assertThat(SqlText.unquote(Names.literal("'\\\0\n\r\u001a中😀")))
                .isEqualTo("'\\\0\n\r\u001a中😀");
    }
}
