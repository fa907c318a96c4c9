package io.omsflink.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The file as a flat map from full key to node. Building it reports what does not depend on a value: unknown and repeated keys,
 * keys without a value, and values where a map belongs. A key that was reported counts as present, so that nobody reports it a
 * second time as missing.
 */
final class ProjectDocument {
    private static final Set<String> SECTIONS = sections();

    private final Problems problems;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Optional<Mark>> places = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> reportedMissing = new HashSet<>();

    ProjectDocument(Node root, Problems problems) {
        this.problems = problems;
        places.put("", root.getStartMark());
        readSection("", root, root.getStartMark());
    }

    /** The value of a key whose kind of value is still to be checked; a required one that is missing is reported. */
    Optional<Node> node(ProjectOption option) {
        if (option.whenAbsent().isEmpty() && !present.contains(option.key())) {
            reportMissing(option);
        }
        return Optional.ofNullable(nodes.get(option.key()));
    }

    /** Whether the key is there, be its value good or bad. */
    boolean has(String key) {
        return present.contains(key);
    }

    /** Where the key stands, else where the nearest map around it has its key. */
    Optional<Mark> place(String key) {
        return places.containsKey(key) ? places.get(key) : place(parent(key));
    }

    private void readSection(String path, Node node, Optional<Mark> place) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(place, path, mapExpected(path, node));
            markEverythingBelow(path);
            return;
        }
        mapping.getValue().forEach(entry -> readEntry(path, entry));
    }

    private void readEntry(String path, NodeTuple entry) {
        Optional<Mark> place = entry.getKeyNode().getStartMark();
        if (!(entry.getKeyNode() instanceof ScalarNode name)) {
            problems.add(place, path, "has a list or map as a key. Write a plain name, and quote a value that begins with `{` or `[`.");
            return;
        }
        String key = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
        if (!knownNames(path).contains(name.getValue())) {
            problems.add(place, key, unknown(path, name.getValue()));
        } else if (!present.add(key)) {
            problems.add(place, key, "is there twice. Keep one of the two.");
        } else {
            places.put(key, place);
            readValue(key, entry.getValueNode(), place);
        }
    }

    private void readValue(String key, Node value, Optional<Mark> place) {
        if (value.getTag().equals(Tag.NULL)) {
            String remedy = SECTIONS.contains(key) ? "Write `{}` for the defaults" : "Give one";
            problems.add(place, key, "has no value. " + remedy + ", or remove the key.");
            markEverythingBelow(key);
        } else if (SECTIONS.contains(key)) {
            readSection(key, value, place);
        } else {
            nodes.put(key, value);
        }
    }

    private void markEverythingBelow(String path) {
        ProjectOptions.all().stream()
                .map(ProjectOption::key)
                .filter(key -> path.isEmpty() || key.startsWith(path + "."))
                .forEach(key -> {
                    present.add(key);
                    present.add(parent(key));
                });
    }

    private void reportMissing(ProjectOption option) {
        String key = option.key();
        while (!parent(key).isEmpty() && !present.contains(parent(key))) {
            key = parent(key);
        }
        if (reportedMissing.add(key)) {
            problems.add(place(parent(key)), key, "is missing. " + (key.equals(option.key())
                    ? "Write " + option.values() + "."
                    : "Add it with " + quoted(knownNames(key)) + "."));
        }
    }

    private static String mapExpected(String path, Node node) {
        String found = node instanceof ScalarNode ? "one value" : "a list";
        if (path.isEmpty()) {
            return "the file holds " + found + ", not `key: value` lines. Begin with `name:` and `kind:`.";
        }
        Collection<String> names = knownNames(path);
        String remedy = "Write " + (names.isEmpty() ? "`{}`" : "a map of " + quoted(names));
        return "is " + found + ". " + remedy + ", or remove the key.";
    }

    private static String unknown(String path, String written) {
        Optional<String> near = NearestName.of(written, knownNames(path));
        if (near.isPresent()) {
            return "is not a known key. Did you mean `" + near.get() + "`?";
        }
        Set<String> elsewhere = ProjectOptions.all().stream()
                .filter(option -> option.name().equals(written))
                .map(option -> "`" + option.key() + "`")
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!elsewhere.isEmpty()) {
            return "is not a known key here. Did you mean " + String.join(" or ", elsewhere) + "?";
        }
        return knownNames(path).isEmpty()
                ? "is not a known key; there is none here. Remove it."
                : "is not a known key. Known here: " + quoted(knownNames(path)) + ".";
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** The names that may stand in the map at {@code path}. */
    private static Collection<String> knownNames(String path) {
        return ProjectOptions.all().stream()
                .flatMap(option -> withParents(option.key()).stream())
                .filter(key -> !key.isEmpty() && parent(key).equals(path))
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every key that holds a map: whatever has keys below it, and the steps. */
    private static Set<String> sections() {
        Set<String> sections = new TreeSet<>(
                Set.of(ProjectOptions.SCHEMA.key(), ProjectOptions.FULL.key(), ProjectOptions.INCREMENTAL.key()));
        ProjectOptions.all().forEach(option -> sections.addAll(withParents(parent(option.key()))));
        return sections;
    }

    /** {@code a.b.c}, {@code a.b}, {@code a} and the empty path, outermost first. */
    private static Set<String> withParents(String key) {
        Set<String> keys = key.isEmpty() ? new LinkedHashSet<>() : withParents(parent(key));
        keys.add(key);
        return keys;
    }

    private static String parent(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }
}
