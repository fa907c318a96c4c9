package io.omsflink.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads one kind of value each. A bad value is reported and comes back empty, so that the reader
 * can go on to the next key.
 */
final class ProjectValues {
    private final ProjectDocument document;
    private final Problems problems;

    ProjectValues(ProjectDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    /** A text that {@code check} finds nothing wrong with. */
    Optional<String> text(ProjectOption option, TextCheck check) {
        Optional<ScalarNode> node = document.node(option).flatMap(value -> scalar(option, value));
        Optional<String> wrong = node.map(ScalarNode::getValue).flatMap(check::problem);
        wrong.ifPresent(problem -> problems.add(node.get().getStartMark(), option.key(), problem));
        return wrong.isPresent() ? Optional.empty() : node.map(ScalarNode::getValue);
    }

    Optional<Integer> integer(ProjectOption option, int min, int max) {
        return text(
                        option,
                        text ->
                                isWithin(text, min, max)
                                        ? Optional.empty()
                                        : Optional.of(
                                                "is `"
                                                        + text
                                                        + "`. Write a whole number from "
                                                        + min
                                                        + " to "
                                                        + max
                                                        + "."))
                .map(Integer::valueOf);
    }

    Optional<Boolean> flag(ProjectOption option) {
        List<String> keys = List.of("true", "false");
        return text(
                        option,
                        text ->
                                keys.contains(text)
                                        ? Optional.empty()
                                        : Optional.of(notAChoice(text, keys)))
                .map(Boolean::valueOf);
    }

    <E extends Enum<E>> Optional<E> choice(ProjectOption option, Class<E> type) {
        List<String> keys =
                Arrays.stream(type.getEnumConstants()).map(ProjectOptions::key).toList();
        return text(
                        option,
                        text ->
                                keys.contains(text)
                                        ? Optional.empty()
                                        : Optional.of(notAChoice(text, keys)))
                .map(text -> type.getEnumConstants()[keys.indexOf(text)]);
    }

    Optional<SecretRef> secret(ProjectOption option) {
        // The message must not repeat the value: it may be a password.
        return text(
                        option,
                        text ->
                                SecretRef.parse(text).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(secretProblem(text)))
                .flatMap(SecretRef::parse);
    }

    /**
     * A list of texts; each bad one is reported at its own line. Absent or not a list: an empty
     * list.
     */
    List<String> texts(ProjectOption option, TextCheck check) {
        List<String> good = new ArrayList<>();
        list(option, (key, item) -> text(key, item, check).ifPresent(good::add));
        return good;
    }

    /** Takes an item of a list with its key, as in {@code objects.include[2]}. */
    interface ItemReader {
        void read(String key, Node item);
    }

    /** Hands every item of a list to the reader; whatever is no list is reported. */
    void list(ProjectOption option, ItemReader reader) {
        Optional<Node> node = document.node(option);
        if (node.isPresent() && !(node.get() instanceof SequenceNode)) {
            problems.add(
                    node.get().getStartMark(),
                    option.key(),
                    "is not a list. Write `[\"shop.*\"]`.");
        }
        node.filter(SequenceNode.class::isInstance)
                .ifPresent(list -> items(option, (SequenceNode) list, reader));
    }

    private void items(ProjectOption option, SequenceNode list, ItemReader reader) {
        if (list.getValue().isEmpty() && option.whenAbsent().isEmpty()) {
            problems.add(
                    list.getStartMark(),
                    option.key(),
                    "is an empty list. Write " + option.values() + ".");
        }
        for (int i = 0; i < list.getValue().size(); i++) {
            reader.read(option.key() + "[" + i + "]", list.getValue().get(i));
        }
    }

    /**
     * A map from names, or {@code *} for every other one, to names; each bad entry is reported at
     * its own line. Absent or not a map: an empty map.
     */
    Map<String, String> names(ProjectOption option, TextCheck check) {
        Map<String, String> good = new LinkedHashMap<>();
        Optional<Node> node = document.node(option);
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            problems.add(
                    node.get().getStartMark(), option.key(), "is not a map. Write `{from: to}`.");
        }
        node.filter(MappingNode.class::isInstance)
                .ifPresent(
                        map ->
                                ((MappingNode) map)
                                        .getValue()
                                        .forEach(entry -> name(option.key(), entry, check, good)));
        return good;
    }

    private void name(String key, NodeTuple entry, TextCheck check, Map<String, String> good) {
        TextCheck orAny = name -> name.equals("*") ? Optional.empty() : check.problem(name);
        text(key, entry.getKeyNode(), orAny)
                .ifPresent(from -> name(key, from, entry.getValueNode(), check, good));
    }

    private void name(
            String key, String from, Node value, TextCheck check, Map<String, String> good) {
        String place = key + "." + from;
        if (good.containsKey(from)) {
            problems.add(value.getStartMark(), place, "is there twice. Keep one of the two.");
        }
        text(place, value, check).ifPresent(to -> good.put(from, to));
    }

    private Optional<String> text(String key, Node item, TextCheck check) {
        Optional<String> wrong =
                item instanceof ScalarNode text && !item.getTag().equals(Tag.NULL)
                        ? check.problem(text.getValue())
                        : Optional.of("is not a text. Write one quoted text per entry.");
        wrong.ifPresent(problem -> problems.add(item.getStartMark(), key, problem));
        return wrong.isPresent() ? Optional.empty() : Optional.of(((ScalarNode) item).getValue());
    }

    private Optional<ScalarNode> scalar(ProjectOption option, Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar);
        }
        Optional<Mark> place = node.getStartMark();
        String found = node instanceof SequenceNode ? "a list" : "a map";
        problems.add(place, option.key(), "is " + found + ". Write " + option.values() + ".");
        return Optional.empty();
    }

    private static boolean isWithin(String text, int min, int max) {
        return text.matches("[0-9]{1,9}")
                && Integer.parseInt(text) >= min
                && Integer.parseInt(text) <= max;
    }

    private static String notAChoice(String written, List<String> keys) {
        String known = keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
        return "is `"
                + written
                + "`, which is none of "
                + known
                + ". "
                + NearestName.of(written, keys)
                        .map(near -> "Did you mean `" + near + "`?")
                        .orElse("Choose one of them.");
    }

    private static String secretProblem(String text) {
        return text.startsWith("${")
                ? "is a reference that cannot be read. Write `${env:NAME}` with a variable's name"
                        + " or `${file:/path}` with an absolute path."
                : "is plain text, which is refused because files are shared and kept. Put the"
                        + " secret into a variable or a file and write \"${env:NAME}\" or"
                        + " \"${file:/absolute/path}\".";
    }
}
