package io.omsflink.catalog.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutableCommentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a /* b */ c | a c",
                "a/**/b | a b",
                "a /*!80000 b */ c | a b c",
                "a /*!80016 b */ c | a c",
                "a /*! b */ c | a b c",
                "a /*!50100 b '*/' /* c */ d */ e | a b '*/' d e",
                "a '/* b */' \"/*!1 c */\" `/*d*/` | a '/* b */' \"/*!1 c */\" `/*d*/`",
                "a 'it\\' -- b' -- c | a 'it\\' -- b'",
                "a 5--3 | a 5--3",
                "a # b | a",
                "a /* b | a"
            })
    void onlyWhatTheServerRunsIsLeft(String sql, String expected) {
        assertThat(ExecutableComments.resolve(sql, 80_015).strip().replaceAll(" +", " "))
                .isEqualTo(expected);
    }
}
