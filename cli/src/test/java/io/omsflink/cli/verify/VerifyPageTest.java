package io.omsflink.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyPageTest {

    @Test
    void theCharactersThatDifferAreMarked() {
        assertThat(VerifyPage.marked("abcXdef", "abcYYdef")).isEqualTo("abc<mark>X</mark>def");
        assertThat(VerifyPage.marked("aa", "aaa")).isEqualTo("aa<mark></mark>");
        assertThat(VerifyPage.marked("aaa", "aa")).isEqualTo("aa<mark>a</mark>");
        assertThat(VerifyPage.marked("<b>", "")).isEqualTo("<mark>&lt;b&gt;</mark>");
    }
}
