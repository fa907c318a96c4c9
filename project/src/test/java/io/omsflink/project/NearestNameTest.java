package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("include", "exclude", "existing_rows", "read", "tls");

    @ParameterizedTest
    @CsvSource({
        "includes, include",
        "inlcude, include",
        "Exclude, exclude",
        "existingRows, existing_rows",
        "existing-row, existing_rows",
        "raed, read",
        "tsl, tls",
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(NearestName.of(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"password", "ssl_mode", "x", "''"})
    void staysSilentWhenNothingIsClose(String written) {
        assertThat(NearestName.of(written, KNOWN)).isEmpty();
    }

    @Test
    void staysSilentWhenNothingIsKnown() {
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }
}
