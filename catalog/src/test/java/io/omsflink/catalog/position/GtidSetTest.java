package io.omsflink.catalog.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtidSetTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "b0000000-71ca-11e1-9e33-c80aa9429562";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "' \n' | ''",
                "A:1 | A:1",
                "A:1-5:7 | A:1-5:7",
                "A:7:1-5 | A:1-5:7",
                "A:1-3:4-6 | A:1-6",
                "A:1-9:2-3 | A:1-9",
                "A:5-3:8 | A:8",
                "A:5-3 | ''",
                "'B:1,\nA:2-3' | A:2-3,B:1",
                "A:1,A:2 | A:1-2",
                "A:1-9223372036854775807 | A:1-9223372036854775807"
            })
    void textIsReadAndWrittenInTheFormOfMySql(String text, String canonical) {
        assertThat(set(text)).hasToString(names(canonical));
        assertThat(GtidSet.parse(set(text).toString())).isEqualTo(set(text));
    }

    @Test
    void upperCaseServersAreTheSameServers() {
        GtidSet set = GtidSet.parse(A.toUpperCase() + ":1-5");
        set.add(A.toUpperCase(), 6);
        assertThat(set).hasToString(A + ":1-6");
        assertThat(set.contains(A.toUpperCase(), 3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "A:",
                "A:0",
                "A:x",
                "A:1-",
                "A:-1",
                "A:tag:1-5",
                "nonsense:1",
                "A:99999999999999999999"
            })
    void whatIsNotASetIsRefused(String text) {
        assertThatThrownBy(() -> set(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusedNumberLeavesNoTrace() {
        GtidSet set = new GtidSet();
        assertThatThrownBy(() -> set.add(A, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(set).isEqualTo(new GtidSet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A:1-5 | '' | true",
                "'' | A:1 | false",
                "A:1-5 | A:2-5 | true",
                "A:1-5 | A:2-6 | false",
                "A:1-5:7-9 | A:2-3:8 | true",
                "A:1-5:7-9 | A:5-7 | false",
                "A:1-5,B:1 | B:1 | true",
                "A:1-5 | B:1 | false"
            })
    void aSetContainsAnother(String outer, String inner, boolean contained) {
        assertThat(set(outer).containsAll(set(inner))).isEqualTo(contained);
        assertThat(set(inner).minus(set(outer)).isEmpty()).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A:1-9 | A:4-5 | A:1-3:6-9",
                "A:1-9 | A:1-3:8-9 | A:4-7",
                "A:1-9,B:1 | A:1-20 | B:1",
                "A:1-3:5-7:9-11 | A:2-10 | A:1:11",
                "A:3 | A:1-2:4-9 | A:3"
            })
    void oneSetIsTakenFromAnother(String from, String what, String left) {
        assertThat(set(from).minus(set(what))).hasToString(names(left));
    }

    @Test
    void transactionsOfOneServerAreCutOut() {
        assertThat(set("A:1-3,B:7").ofServer(B)).isEqualTo(set("B:7"));
        assertThat(set("A:1-3").ofServer(B)).isEqualTo(new GtidSet());
        assertThat(set("A:1-3:5,B:7").count()).isEqualTo(5);
    }

    @Test
    void aCopyIsIndependent() {
        GtidSet set = set("A:1-5");
        GtidSet copy = set.copy();
        set.add(A, 6);
        copy.add(A, 8);
        assertThat(set).isEqualTo(set("A:1-6"));
        assertThat(copy).isEqualTo(set("A:1-5:8"));
        assertThat(set).isNotEqualTo(copy);
    }

    @Test
    void numbersAddedInAnyOrderMakeTheSetThatHoldsThem() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            TreeSet<Long> expected = new TreeSet<>();
            GtidSet set = new GtidSet();
            for (int i = 0; i < 60; i++) {
                long n = 1L + random.nextInt(100);
                expected.add(n);
                set.add(A, n);
            }
            assertSame(set, expected);
            assertSame(minus(set, random, expected), expected);
        }
    }

    private static GtidSet minus(GtidSet set, Random random, TreeSet<Long> expected) {
        GtidSet other = new GtidSet();
        for (int i = 0; i < 20; i++) {
            long n = 1L + random.nextInt(100);
            expected.remove(n);
            other.add(A, n);
        }
        GtidSet left = set.minus(other);
        left.addAll(new GtidSet());
        GtidSet all = left.copy();
        all.addAll(other);
        assertThat(all.containsAll(set)).isTrue();
        return left;
    }

    private static void assertSame(GtidSet set, TreeSet<Long> expected) {
        for (long n = 1; n <= 101; n++) {
            assertThat(set.contains(A, n))
                    .as("number %d in %s", n, set)
                    .isEqualTo(expected.contains(n));
        }
        assertThat(set.count()).isEqualTo(expected.size());
        assertThat(GtidSet.parse(set.toString())).isEqualTo(set);
    }

    @Test
    void aMillionTransactionsInOrderAreOneRange() {
        GtidSet set = new GtidSet();
        for (long n = 1; n <= 1_000_000; n++) {
            set.add(A, n);
        }
        assertThat(set).hasToString(A + ":1-1000000");
    }

    private static GtidSet set(String shortText) {
        return GtidSet.parse(names(shortText));
    }

    private static String names(String shortText) {
        return shortText.replace("A:", A + ":").replace("B:", B + ":");
    }
}
