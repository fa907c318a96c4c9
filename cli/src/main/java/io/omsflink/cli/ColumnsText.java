package io.omsflink.cli;

import io.omsflink.project.ColumnRule;
import io.omsflink.project.RowOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns and kinds of changes as one cell of a list: {@code id tel=phone} and {@code insert
 * update}. A name with other characters than letters, digits, {@code _} and {@code $} stands in
 * backticks.
 */
final class ColumnsText {
    private static final String NAME = "([\\p{L}\\p{N}_$]+|`(?:[^`]|``)+`)";
    private static final Pattern COLUMN = Pattern.compile(NAME + "(?:=" + NAME + ")?(?:\\s+|$)");

    private ColumnsText() {}

    static String write(List<ColumnRule> columns) {
        return columns.stream()
                .map(
                        column ->
                                column.source().equals(column.target())
                                        ? quoted(column.source())
                                        : quoted(column.source()) + "=" + quoted(column.target()))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String name) {
        return name.matches("[\\p{L}\\p{N}_$]+") ? name : "`" + name.replace("`", "``") + "`";
    }

    private static String plain(String name) {
        return name.startsWith("`")
                ? name.substring(1, name.length() - 1).replace("``", "`")
                : name;
    }

    /** Empty when the text is no such list. */
    static Optional<List<ColumnRule>> columns(String text) {
        List<ColumnRule> columns = new ArrayList<>();
        Matcher column = COLUMN.matcher(text.strip());
        int at = 0;
        while (at < text.strip().length()) {
            if (!column.region(at, text.strip().length()).lookingAt()) {
                return Optional.empty();
            }
            String source = plain(column.group(1));
            String target = column.group(2) == null ? source : plain(column.group(2));
            columns.add(new ColumnRule(source, target));
            at = column.end();
        }
        return Optional.of(columns);
    }

    static String operations(List<RowOperation> operations) {
        return operations.stream()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** Empty when the text is no such list. */
    static Optional<List<RowOperation>> operations(String text) {
        List<String> words =
                Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
        List<RowOperation> operations =
                Stream.of(RowOperation.values())
                        .filter(o -> words.contains(o.name().toLowerCase(Locale.ROOT)))
                        .toList();
        return operations.size() == words.size() ? Optional.of(operations) : Optional.empty();
    }
}
