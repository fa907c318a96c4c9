package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidProjectTest {

    @ParameterizedTest
    @CsvFileSource(resources = "invalid-values.csv", delimiter = '|', quoteCharacter = '\'')
    void namesLineKeyProblemAndRemedy(String good, String bad, String expected) {
        assertThat(ProjectTexts.SHORTEST).contains(good);
        String text = replaceFirst(ProjectTexts.SHORTEST, good, bad == null ? "" : unescape(bad));

        InvalidProjectException error = parse(text);

        assertThat(error.problems()).singleElement().asString().startsWith(expected);
        assertThat(error)
                .hasMessage(
                        "Cannot use the project file p.yaml: it has a problem.\n  "
                                + error.problems().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "target", "objects", "steps"})
    void aMissingSectionIsOneProblem(String section) {
        String text = ProjectTexts.SHORTEST.replaceFirst("(?m)^" + section + ":\\n(  .*\\n)+", "");

        assertThat(parse(text).problems())
                .singleElement()
                .asString()
                .startsWith("p.yaml:1: " + section + ": is missing. ");
    }

    @Test
    void anEmptySectionListsEachKeyThatIsMissing() {
        String text = ProjectTexts.SHORTEST.replaceFirst("source:\\n(  .*\\n)+", "source: {}\n");

        assertThat(parse(text).problems())
                .extracting(Problem::line, Problem::key)
                .containsExactly(
                        tuple(3, "source.type"),
                        tuple(3, "source.host"),
                        tuple(3, "source.port"),
                        tuple(3, "source.user"),
                        tuple(3, "source.password"));
    }

    @Test
    void reportsEveryProblemAtOnceInFileOrder() {
        String text =
                """
                nmae: p
                kind: migraton
                source: {type: mysql, host: "db1:3306", port: 3306, user: root, password: hunter2}
                target: {type: oceanbase, host: db2, port: x, user: root, password: "${env:B}", x: 3}
                objects:
                  include: ["shop.*", "billing"]
                steps:
                  incremental: {}
                speed: {full: {read: 0}}
                """;

        InvalidProjectException error = parse(text);

        assertThat(error.problems())
                .extracting(problem -> problem.line() + " " + problem.key())
                .containsExactly(
                        "1 nmae",
                        "2 kind",
                        "3 source.host",
                        "3 source.password",
                        "4 target.port",
                        "4 target.x",
                        "6 objects.include[1]",
                        "9 speed.full.read");
        assertThat(error)
                .hasMessageStartingWith(
                        "Cannot use the project file p.yaml: it has 8 problems.\n"
                                + "  p.yaml:1: nmae: ")
                .hasMessageContaining("\n  p.yaml:9: speed.full.read: is `0`.");
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_PROJECT);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "invalid-yaml.csv", delimiter = '|', quoteCharacter = '\'')
    void saysInOneLineWhereTheTextIsNoYaml(String text, String expected) {
        assertThat(parse(unescape(text)).problems())
                .singleElement()
                .asString()
                .startsWith(expected)
                .doesNotContain("\n");
    }

    @Test
    void refusesDeepNestingWithoutFailing() {
        assertThat(parse("[".repeat(500_000)).problems())
                .singleElement()
                .asString()
                .contains("nested too deeply");
    }

    @Test
    void quotesHugeKeysInPart() {
        assertThat(parse("? " + "k".repeat(900_000) + "\n: v").toString()).hasSizeLessThan(5_000);
    }

    @Test
    void aBadPasswordDoesNotHideThatBothServersAreOne() {
        String text =
                ProjectTexts.SHORTEST
                        .replace("host: db2", "host: db1")
                        .replace("\"${env:A}\"", "x");

        assertThat(parse(text).problems())
                .extracting(Problem::key)
                .containsExactly("source.password", "target");
    }

    @Test
    void everyProblemStaysOnItsLine() {
        String text =
                ProjectTexts.SHORTEST
                        .replace("[\"shop.*\"]", "[\"a\\nb\"]")
                        .replace("name: p", "\"n\\re\": p");

        assertThat(parse(text).getMessage().lines().skip(1))
                .hasSize(3)
                .allMatch(line -> line.startsWith("  p.yaml:"));
    }

    @Test
    void followsNoRecursiveAlias() {
        assertThat(parse("source: &x {target: *x, type: *x}").problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "*hunter2",
                "@hunter2",
                "!hunter2",
                "&hunter2 x",
                "%hunter2",
                "\"hunter2",
                "hunter2: x",
                "[hunter2]",
                "{hunter2: x}",
                "\"\\qhunter2\"",
                "\"${env:hunter2 }\"",
                "|hunter2",
                "`hunter2`",
                "\"hunter2\" x",
                "\"hunter2\u0001\""
            })
    void neverRepeatsAPasswordThatSomebodyWrote(String password) {
        String text = ProjectTexts.SHORTEST.replace("\"${env:A}\"", password);

        InvalidProjectException error = parse(text);

        assertThat(error.toString()).doesNotContain("hunter2");
        assertThat(error).hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "root@a#c, root@b#c, oceanbase, true",
        "c:a:root, c:b:root, oceanbase, true",
        "root@a#c, app@a#c, oceanbase, false",
        "root, app, oceanbase, false",
        "root@a#c, root@b#c, mysql, false",
    })
    void oneAddressMayServeTwoTenantsButNotOneServerTwice(
            String source, String target, String type, boolean good) {
        String text =
                ProjectTexts.SHORTEST
                        .replace("user: reader", "user: " + source)
                        .replace("user: writer", "user: " + target)
                        .replace("host: db2", "host: db1")
                        .replace("type: mysql", "type: " + type);

        assertThat(parse(text) == null).isEqualTo(good);
    }

    @Test
    void anIpv6AddressLosesItsBrackets() {
        Endpoint source =
                ProjectParser.parse(
                                ProjectTexts.SHORTEST.replace(
                                        "host: db1", "host: \"[2001:db8::7]\""),
                                "p.yaml")
                        .source();

        assertThat(source.host()).isEqualTo("2001:db8::7");
        assertThat(source.authority()).isEqualTo("[2001:db8::7]:3306");
        assertThat(source).hasToString("mysql://reader@[2001:db8::7]:3306");
    }

    /**
     * Whatever the damage: a project or a list of problems with lines inside the file, never
     * another exception.
     */
    @Test
    void damagedFilesGiveProblemsAndNothingElse() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("InvalidProjectTest -Doms.test.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = damaged(random);
            InvalidProjectException error = parse(text);
            List<Problem> problems = error == null ? List.of() : error.problems();
            assertThat(problems)
                    .as("seed %d:%n%s", seed, text)
                    .allSatisfy(
                            problem ->
                                    assertThat(problem.line())
                                            .isBetween(1, (int) text.lines().count() + 1));
        }
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0001", "\u0001");
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(ProjectTexts.SHORTEST);
        String marks = "{}[]:,*&!|>'\"%@`#?- \n\t\u0001~0aé";
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(6));
            text.replace(at, end, String.valueOf(marks.charAt(random.nextInt(marks.length()))));
        }
        return text.toString();
    }

    private static String replaceFirst(String text, String good, String bad) {
        int at = text.indexOf(good);
        return text.substring(0, at) + bad + text.substring(at + good.length());
    }

    /** What the parser throws, or null. */
    private static InvalidProjectException parse(String text) {
        return catchThrowableOfType(
                InvalidProjectException.class, () -> ProjectParser.parse(text, "p.yaml"));
    }
}
