package io.omsflink.project;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The value of {@code kind}. */
final class ProjectKind {
    private static final String MIGRATION = "migration";
    private static final Set<String> PLANNED =
            Set.of(
                    "synchronization",
                    "synchronisation",
                    "sync",
                    "verification",
                    "reverse",
                    "two-way");

    private ProjectKind() {}

    /** Reports a kind that is to come. */
    static void reportPlanned(Node root, Problems problems) {
        if (root instanceof MappingNode mapping) {
            mapping.getValue().stream()
                    .filter(
                            entry ->
                                    entry.getKeyNode() instanceof ScalarNode key
                                            && key.getValue().equals("kind"))
                    .filter(
                            entry ->
                                    entry.getValueNode() instanceof ScalarNode value
                                            && isPlanned(value.getValue()))
                    .forEach(
                            entry ->
                                    problems.add(
                                            entry.getKeyNode().getStartMark(),
                                            "kind",
                                            "is `"
                                                    + ((ScalarNode) entry.getValueNode()).getValue()
                                                    + "`, which is not there yet. Write"
                                                    + " `migration`, the only kind so far."));
        }
    }

    /** {@code What is wrong. What to do.}, or empty for a good kind. */
    static Optional<String> problem(String kind) {
        if (kind.equals(MIGRATION)) {
            return Optional.empty();
        }
        String hint =
                NearestName.of(kind, Set.of(MIGRATION)).isPresent()
                        ? "Did you mean `migration`?"
                        : "Write `migration`, the only kind so far.";
        return Optional.of("is `" + kind + "`, which is no kind of project. " + hint);
    }

    private static boolean isPlanned(String kind) {
        return PLANNED.contains(kind.toLowerCase(Locale.ROOT));
    }
}
