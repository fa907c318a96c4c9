package io.omsflink.cli;

import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.Verdict;
import io.omsflink.catalog.schema.ObjectState;
import io.omsflink.catalog.schema.ObjectStatus;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The report on a schema for a terminal or a file. */
final class SchemaText {
    private static final int INDENT = 4;
    private static final int WIDE = 120;

    private SchemaText() {}

    /** Every object. */
    static String all(List<ObjectStatus> objects) {
        return text(objects, o -> true, WIDE);
    }

    /** What needs a look: all that is not exact, or has failed. */
    static String notable(List<ObjectStatus> objects, int columns) {
        return text(
                objects,
                o ->
                        o.object().verdict() != Verdict.EXACT
                                || o.state() == ObjectState.FAILED
                                || o.state() == ObjectState.SKIPPED,
                columns);
    }

    private static String text(
            List<ObjectStatus> objects, Predicate<ObjectStatus> shown, int columns) {
        StringBuilder out = new StringBuilder(counts(objects)).append('\n');
        objects.stream().filter(shown).forEach(o -> out.append(lines(o, columns)));
        return out.toString();
    }

    private static String counts(List<ObjectStatus> objects) {
        TextTable table =
                new TextTable(
                        "object",
                        "all",
                        "exact",
                        "converted",
                        "unsupported",
                        "created",
                        "failed",
                        "skipped");
        for (ObjectKind kind : ObjectKind.values()) {
            List<ObjectStatus> of = objects.stream().filter(o -> o.key().kind() == kind).toList();
            if (!of.isEmpty()) {
                table.add(
                        Stream.of(
                                        Stream.of(kind.word(), String.valueOf(of.size())),
                                        Arrays.stream(Verdict.values())
                                                .map(
                                                        v ->
                                                                count(
                                                                        of,
                                                                        o ->
                                                                                o.object().verdict()
                                                                                        == v)),
                                        Stream.of(
                                                        ObjectState.CREATED,
                                                        ObjectState.FAILED,
                                                        ObjectState.SKIPPED)
                                                .map(s -> count(of, o -> o.state() == s)))
                                .flatMap(cells -> cells)
                                .toArray(String[]::new));
            }
        }
        return table.text();
    }

    private static String count(List<ObjectStatus> objects, Predicate<ObjectStatus> which) {
        return String.valueOf(objects.stream().filter(which).count());
    }

    private static String lines(ObjectStatus object, int columns) {
        StringBuilder out =
                new StringBuilder(
                        "%s: %s, %s%s\n"
                                .formatted(
                                        object.key(),
                                        object.object().verdict().word(),
                                        object.state().word(),
                                        object.edited() ? ", edited" : ""));
        Stream.concat(
                        object.messages().stream().map(m -> "failed: " + m),
                        object.object().remarks().stream())
                .flatMap(text -> CheckText.broken(text, Math.max(40, columns - INDENT)).stream())
                .forEach(line -> out.append(" ".repeat(INDENT)).append(line).append('\n'));
        return out.toString();
    }
}
