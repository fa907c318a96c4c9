package io.omsflink.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which keys there are, options and the maps around them, and what to say about one that is not
 * where it belongs.
 */
final class ProjectKeys {
    private static final List<ProjectOption> OPTIONS = ProjectOptions.all();

    /** Every full key, a map before what is in it. */
    private static final Set<String> KEYS =
            OPTIONS.stream()
                    .flatMap(option -> from(option.key()).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));

    /** The steps are maps also where no option of theirs exists yet. */
    private static final Set<String> STEPS =
            Set.of(
                    ProjectOptions.SCHEMA.key(),
                    ProjectOptions.FULL.key(),
                    ProjectOptions.INCREMENTAL.key());

    private ProjectKeys() {}

    static boolean isKnown(String key) {
        return KEYS.contains(key);
    }

    /** Whether a map belongs at the key. */
    static boolean isSection(String key) {
        return STEPS.contains(key) || !below(key).isEmpty();
    }

    /** Every key inside the map at {@code key}, at any depth; the empty key stands for the file. */
    static Set<String> below(String key) {
        return KEYS.stream()
                .filter(candidate -> key.isEmpty() || candidate.startsWith(key + "."))
                .collect(Collectors.toSet());
    }

    /** The full key that was most likely meant by a name in the map at {@code path}. */
    static Optional<String> near(String path, String written) {
        return NearestName.of(written, names(path)).map(name -> child(path, name));
    }

    /**
     * {@code What is wrong. What to do.} about a name that has no business in the map at {@code
     * path}.
     */
    static String unknown(String path, String written) {
        Optional<String> near = NearestName.of(written, names(path));
        if (near.isPresent()) {
            return "is not a known key. Did you mean `" + near.get() + "`?";
        }
        List<String> elsewhere =
                OPTIONS.stream()
                        .filter(option -> option.name().equals(written))
                        .map(ProjectOption::key)
                        .toList();
        if (!elsewhere.isEmpty()) {
            return "is not a known key here. Did you mean " + quoted(elsewhere, " or ") + "?";
        }
        return names(path).isEmpty()
                ? "is not a known key; there is none here. Remove it."
                : "is not a known key. Known here: " + quoted(names(path), ", ") + ".";
    }

    /** What to write at a key that has the wrong kind of value or none. */
    static String remedy(String key) {
        String orRemove = isRequired(key) ? "." : ", or remove the key.";
        if (!isSection(key)) {
            return "Write a value" + orRemove;
        }
        if (names(key).isEmpty()) {
            return "Write `{}`" + orRemove;
        }
        return "Write "
                + (isRequired(key) ? "" : "`{}` or ")
                + "a map of "
                + quoted(names(key), ", ")
                + orRemove;
    }

    /** The key after every map around it: {@code a}, {@code a.b}, {@code a.b.c}. */
    static List<String> from(String key) {
        return IntStream.rangeClosed(0, key.length())
                .filter(end -> end == key.length() || key.charAt(end) == '.')
                .mapToObj(end -> key.substring(0, end))
                .toList();
    }

    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String parent(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    /**
     * A map is required when a key in it is; {@code steps} because a project without a step does
     * nothing.
     */
    private static boolean isRequired(String key) {
        return key.equals("steps")
                || OPTIONS.stream()
                        .filter(option -> option.whenAbsent().isEmpty())
                        .anyMatch(
                                option ->
                                        option.key().equals(key)
                                                || option.key().startsWith(key + "."));
    }

    /** The names that may stand in the map at {@code path}, in the order of the reference. */
    private static List<String> names(String path) {
        return KEYS.stream()
                .filter(key -> parent(key).equals(path))
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .toList();
    }

    private static String quoted(List<String> names, String separator) {
        return names.stream().collect(Collectors.joining("`" + separator + "`", "`", "`"));
    }
}
