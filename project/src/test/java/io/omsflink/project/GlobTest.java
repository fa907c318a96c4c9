package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, Orders, false",
        "orders, order, false",
        "orders, orders2, false",
        "*, anything, true",
        "*, '', true",
        "?, '', false",
        "?, é, true",
        "invoice_?, invoice_1, true",
        "invoice_?, invoice_12, false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false",
        "*_log, a_log_log, true",
        "**a, bba, true",
        "a**, a, true",
        "[abc], b, true",
        "[abc], d, false",
        "[a-c]x, cx, true",
        "[a-c]x, dx, false",
        "[!a-c], d, true",
        "[!a-c], b, false",
        "[!a-c], '', false",
        "[a-], -, true",
        "[-a], -, true",
        "[a-c-], -, true",
        "[a-cx-z], y, true",
        "[a-cx-z], m, false",
        "[]], ], true",
        "[!]], ], false",
        "[!]], a, true",
        "[[], [, true",
        "[.], ., true",
        "[*]x, *x, true",
        "[*]x, ax, false",
        "[a!], !, true",
        "t_*[0-9], t_a9b9, true",
        "t_*[0-9], t_a9b, false",
        "a.b, axb, false",
        "a$^(b|c)+\\, a$^(b|c)+\\, true",
    })
    void matches(String pattern, String name, boolean expected) {
        assertThat(Glob.matches(pattern, name)).isEqualTo(expected);
    }

    @Test
    void manyStarsDoNotExplode() {
        assertThat(Glob.matches("*a".repeat(30) + "b", "a".repeat(60))).isFalse();
    }

    @Test
    void agreesWithARegularExpressionOnRandomInput() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("GlobTest -Doms.test.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            String pattern = text(random, "ab*?", 8);
            String name = text(random, "ab", 8);
            Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'));
            assertThat(Glob.matches(pattern, name))
                    .as("%s on %s, seed %d", pattern, name, seed)
                    .isEqualTo(regex.matcher(name).matches());
        }
    }

    private static String text(Random random, String alphabet, int maxLength) {
        return random.ints(random.nextInt(maxLength + 1), 0, alphabet.length())
                .collect(
                        StringBuilder::new,
                        (b, i) -> b.append(alphabet.charAt(i)),
                        StringBuilder::append)
                .toString();
    }
}
