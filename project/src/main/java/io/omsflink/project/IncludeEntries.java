package io.omsflink.project;

import io.omsflink.project.filter.FilterException;
import io.omsflink.project.filter.FilterParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the entries of {@code objects.include}: each a pattern, or a map of a pattern and what
 * holds for its tables.
 */
final class IncludeEntries {
    private static final String TABLE = "table";
    private static final String WHERE = "where";
    private static final String RENAME = "rename";
    private static final String COLUMNS = "columns";
    private static final String DML = "dml";
    private static final List<String> KEYS = List.of(TABLE, WHERE, RENAME, COLUMNS, DML);
    private static final List<String> OPERATIONS =
            Stream.of(RowOperation.values()).map(ProjectOptions::key).toList();

    private final TextCheck patternCheck;
    private final TextCheck renameCheck;
    private final Problems problems;
    private final List<String> patterns = new ArrayList<>();
    private final List<TableRule> rules = new ArrayList<>();

    IncludeEntries(TextCheck patternCheck, TextCheck renameCheck, Problems problems) {
        this.patternCheck = patternCheck;
        this.renameCheck = renameCheck;
        this.problems = problems;
    }

    /** The patterns of all entries, in file order. */
    List<String> patterns() {
        return patterns;
    }

    /** The entries that are maps. */
    List<TableRule> rules() {
        return rules;
    }

    /**
     * @param key the entry's key for messages, as in {@code objects.include[2]}
     */
    void read(String key, Node entry) {
        if (entry instanceof MappingNode map) {
            readMap(key, map);
        } else {
            text(key, entry, patternCheck, "is not a text. Write one quoted pattern per entry.")
                    .ifPresent(patterns::add);
        }
    }

    private void readMap(String key, MappingNode map) {
        Map<String, Node> values = new HashMap<>();
        map.getValue().forEach(entry -> readKey(key, entry, values));
        if (!values.containsKey(TABLE)) {
            problems.add(
                    map.getStartMark(),
                    key,
                    "is a map without `table`. Write `{table: \"shop.orders\", where: \"...\"}`.");
            return;
        }
        Optional<String> pattern = text(key, TABLE, values, patternCheck);
        Optional<String> where = text(key, WHERE, values, IncludeEntries::filterProblem);
        Optional<String> rename = text(key, RENAME, values, renameCheck);
        List<ColumnRule> columns = columns(key + "." + COLUMNS, values.get(COLUMNS));
        List<RowOperation> operations = operations(key + "." + DML, values.get(DML));
        pattern.ifPresent(
                name -> {
                    patterns.add(name);
                    rules.add(
                            new TableRule(
                                    name,
                                    where.orElse(""),
                                    rename.orElse(""),
                                    columns,
                                    operations,
                                    problems.place(map.getStartMark(), key)));
                });
    }

    private void readKey(String key, NodeTuple entry, Map<String, Node> values) {
        String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!KEYS.contains(name)) {
            problems.add(
                    entry.getKeyNode().getStartMark(),
                    key + "." + name,
                    "is not a known key. "
                            + NearestName.of(name, KEYS)
                                    .map(near -> "Did you mean `" + near + "`?")
                                    .orElse("Known here: `" + String.join("`, `", KEYS) + "`."));
        } else if (values.put(name, entry.getValueNode()) != null) {
            problems.add(
                    entry.getKeyNode().getStartMark(),
                    key + "." + name,
                    "is there twice. Keep one of the two.");
        }
    }

    private List<ColumnRule> columns(String key, Node value) {
        List<ColumnRule> columns = new ArrayList<>();
        if (value instanceof SequenceNode list && !list.getValue().isEmpty()) {
            for (int i = 0; i < list.getValue().size(); i++) {
                column(key + "[" + i + "]", list.getValue().get(i)).ifPresent(columns::add);
            }
        } else if (value != null) {
            problems.add(
                    value.getStartMark(),
                    key,
                    "is not a list of columns. Write `[id, name, {old_name: new_name}]`.");
        }
        return columns;
    }

    private Optional<ColumnRule> column(String key, Node item) {
        List<String> names = new ArrayList<>();
        if (item instanceof MappingNode map && map.getValue().size() == 1) {
            names.addAll(name(map.getValue().get(0).getKeyNode()));
            names.addAll(name(map.getValue().get(0).getValueNode()));
        } else {
            names.addAll(name(item));
            names.addAll(name(item));
        }
        if (names.size() < 2) {
            problems.add(
                    item.getStartMark(),
                    key,
                    "is no column. Write a name, or `{old_name: new_name}`.");
            return Optional.empty();
        }
        return Optional.of(new ColumnRule(names.get(0), names.get(1)));
    }

    private List<RowOperation> operations(String key, Node value) {
        List<String> words = new ArrayList<>();
        if (value instanceof SequenceNode list) {
            list.getValue().forEach(item -> words.addAll(name(item)));
        }
        if (value != null && (words.isEmpty() || !OPERATIONS.containsAll(words))) {
            problems.add(
                    value.getStartMark(),
                    key,
                    "is not a list of `"
                            + String.join("`, `", OPERATIONS)
                            + "`. Write some of them.");
            return List.of();
        }
        return words.stream()
                .distinct()
                .map(word -> RowOperation.values()[OPERATIONS.indexOf(word)])
                .toList();
    }

    private static List<String> name(Node node) {
        boolean named =
                node instanceof ScalarNode scalar
                        && !node.getTag().equals(Tag.NULL)
                        && !scalar.getValue().isBlank();
        return named ? List.of(((ScalarNode) node).getValue()) : List.of();
    }

    private Optional<String> text(
            String key, String name, Map<String, Node> values, TextCheck check) {
        return Optional.ofNullable(values.get(name))
                .flatMap(
                        node ->
                                text(
                                        key + "." + name,
                                        node,
                                        check,
                                        "is not a text. Write it in quotes."));
    }

    private Optional<String> text(String key, Node node, TextCheck check, String otherwise) {
        Optional<String> wrong =
                node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)
                        ? check.problem(scalar.getValue())
                        : Optional.of(otherwise);
        wrong.ifPresent(problem -> problems.add(node.getStartMark(), key, problem));
        return wrong.isPresent() ? Optional.empty() : Optional.of(((ScalarNode) node).getValue());
    }

    private static Optional<String> filterProblem(String filter) {
        try {
            FilterParser.parse(filter);
            return Optional.empty();
        } catch (FilterException e) {
            return Optional.of("is no filter " + e.describe(filter));
        }
    }
}
