package io.omsflink.project;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The file as a flat map from full key to node. Building it reports what does not depend on a
 * value: unknown and repeated keys, keys without a value, and values where a map belongs. A key
 * that such a report explains is not reported as missing too.
 */
final class ProjectDocument {
    private final Problems problems;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Optional<Mark>> places = new HashMap<>();
    private final Set<String> present = new HashSet<>();

    /** Keys that are not there, and whose absence was explained already. */
    private final Set<String> excused = new HashSet<>();

    ProjectDocument(Node root, Problems problems) {
        this.problems = problems;
        places.put("", root.getStartMark());
        readSection("", root, root.getStartMark());
    }

    /**
     * The value of a key whose kind of value is still to be checked; a required one that is missing
     * is reported.
     */
    Optional<Node> node(ProjectOption option) {
        if (option.whenAbsent().isEmpty() && !has(option.key())) {
            reportMissing(option);
        }
        return Optional.ofNullable(nodes.get(option.key()));
    }

    /**
     * Whether the key is there, be its value good or bad, or is meant by something that was
     * reported.
     */
    boolean has(String key) {
        return present.contains(key) || excused.contains(key);
    }

    /** Where the key stands, else where the nearest map around it has its key. */
    Optional<Mark> place(String key) {
        return places.containsKey(key) ? places.get(key) : place(ProjectKeys.parent(key));
    }

    private void readSection(String path, Node node, Optional<Mark> place) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(place, path, mapExpected(path, node));
            excuse(path);
            return;
        }
        mapping.getValue().forEach(entry -> readEntry(path, entry));
    }

    private void readEntry(String path, NodeTuple entry) {
        Optional<Mark> place = entry.getKeyNode().getStartMark();
        if (!(entry.getKeyNode() instanceof ScalarNode name)) {
            problems.add(
                    place,
                    path,
                    "has a list or map as a key. Write a plain name, and quote a value that begins"
                            + " with `{` or `[`.");
            return;
        }
        String key = ProjectKeys.child(path, name.getValue());
        if (!ProjectKeys.isKnown(key)) {
            problems.add(place, key, ProjectKeys.unknown(path, name.getValue()));
            ProjectKeys.near(path, name.getValue()).ifPresent(this::excuse);
        } else if (!present.add(key)) {
            problems.add(place, key, "is there twice. Keep one of the two.");
        } else {
            places.put(key, place);
            readValue(key, entry.getValueNode(), place);
        }
    }

    private void readValue(String key, Node value, Optional<Mark> place) {
        if (value.getTag().equals(Tag.NULL)) {
            problems.add(place, key, "has no value. " + ProjectKeys.remedy(key));
            excuse(key);
        } else if (ProjectKeys.isSection(key)) {
            readSection(key, value, place);
        } else {
            nodes.put(key, value);
        }
    }

    /** The key and everything below it need no further report. */
    private void excuse(String key) {
        excused.addAll(ProjectKeys.below(key));
        excused.add(key);
    }

    /**
     * Reports the outermost key that is missing, so that a missing map is one problem and not one
     * per key in it.
     */
    private void reportMissing(ProjectOption option) {
        String key =
                ProjectKeys.from(option.key()).stream()
                        .filter(candidate -> !has(candidate))
                        .findFirst()
                        .orElseThrow();
        String remedy =
                key.equals(option.key())
                        ? "It takes " + option.values() + "."
                        : ProjectKeys.remedy(key);
        problems.add(place(ProjectKeys.parent(key)), key, "is missing. " + remedy);
        excuse(key);
    }

    private static String mapExpected(String path, Node node) {
        String found = node instanceof ScalarNode ? "one value" : "a list";
        return path.isEmpty()
                ? "the file holds "
                        + found
                        + ", not `key: value` lines. Begin with `name:` and `kind:`."
                : "is " + found + ". " + ProjectKeys.remedy(path);
    }
}
