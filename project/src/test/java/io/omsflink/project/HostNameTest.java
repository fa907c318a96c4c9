package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "db1",
                "db-1.example.com",
                "my_db",
                "1a.example",
                "3com",
                "127.0.0.1",
                "255.255.255.255",
                "::1",
                "[::1]",
                "2001:db8::7",
                "[2001:db8::7]",
                "::ffff:192.0.2.7",
                "xn--bcher-kva.example"
            })
    void takesHostNamesAndAddresses(String host) {
        assertThat(HostName.problem(host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | is empty. Write a host name or an address.",
                "db1?allowLocal=true | holds `?`. Write a host name",
                "db1&x=y             | holds `&`. Write a host name",
                "db1/shop            | holds `/`. Write a host name",
                "db1:3306            | holds `:`. Write a host name",
                "127.0.0.1:3306      | holds `:`. Write a host name",
                "[::1]:3306          | holds `[`. Write a host name",
                "[::1                | holds `[`. Write a host name",
                "[db1]               | holds `[`. Write a host name",
                "[127.0.0.1]         | holds `[`. Write a host name",
                "::g                 | holds `:`. Write a host name",
                "1::2::3             | holds `:`. Write a host name",
                "fe80::1%eth0        | holds `:`. Write a host name",
                "db1,db2             | holds `,`. Write a host name",
                "user@db1            | holds `@`. Write a host name",
                "address=(host=db1)  | holds `=`. Write a host name",
                "db%31               | holds `%`. Write a host name",
                "db1#                | holds `#`. Write a host name",
                "b\u00fccher.example | in another script goes in its `xn--` form",
                "'db 1'              | holds a blank (U+0020). Write a host name",
                "'db1\n'             | holds a blank (U+000A). Write a host name",
                "-db1                | is `-db1`, which is neither a host name nor an address.",
                "db1.                | neither a host name nor an address",
                "a..b                | neither a host name nor an address",
                "a-.b                | neither a host name nor an address",
                "127.0.0.256         | neither a host name nor an address",
                "127.0.0.01          | neither a host name nor an address",
                "127.1               | neither a host name nor an address",
                "2130706433          | neither a host name nor an address",
            })
    void refusesWhatCouldExtendAUrlOrIsNoHost(String host, String reason) {
        assertThat(HostName.problem(host))
                .hasValueSatisfying(problem -> assertThat(problem).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300})
    void refusesNamesThatAreTooLong(int length) {
        String label = "a".repeat(63) + ".";
        String host = length == 64 ? "a".repeat(length) : label.repeat(4) + "a";

        assertThat(HostName.problem(host)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "db1, DB1, true",
        "db1, db2, false",
        "localhost, 127.0.0.1, true",
        "localhost, ::1, true",
        "127.0.0.1, 127.0.0.2, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "2001:db8::7, 2001:DB8:0::7, true",
        "192.0.2.7, ::ffff:192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
    })
    void tellsTwoSpellingsOfOneHost(String a, String b, boolean same) {
        assertThat(HostName.same(a, b)).isEqualTo(same);
    }
}
