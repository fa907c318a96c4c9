package io.omsflink.verifier.table;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Pairs the columns of two tables, or says why it cannot. Generated columns are not compared. */
public final class PairBuilder {
    private static final Set<String> LARGE =
            Set.of("longblob", "longtext", "mediumblob", "mediumtext", "blob", "text", "json");

    private final ColumnPairing pairing;

    /**
     * @param sameJsonText whether both servers print a JSON document in the same way
     */
    public PairBuilder(boolean sameJsonText) {
        this.pairing = new ColumnPairing(sameJsonText);
    }

    /**
     * A pair, or the reasons why there is none.
     *
     * @param problems in words for the user; empty when there is a pair
     */
    public record Outcome(Optional<TablePair> pair, List<String> problems) {}

    /** Columns that only the target has are not the source's and are not looked at. */
    public Outcome build(TableSchema source, TableSchema target, Mapping.Branch branch) {
        List<String> problems = new ArrayList<>();
        List<ColumnPair> columns = new ArrayList<>();
        List<String> key = keyNames(source);
        for (ColumnSchema column : keyFirst(source, key)) {
            branch.column()
                    .apply(column.name())
                    .ifPresent(
                            name -> {
                                Optional<ColumnSchema> there = find(target, name);
                                there.flatMap(t -> pair(column, t, key.contains(column.name())))
                                        .ifPresentOrElse(
                                                columns::add,
                                                () -> problems.add(why(column, there)));
                            });
        }
        return problems.isEmpty()
                ? new Outcome(
                        Optional.of(pair(source, target, columns, key.size(), branch.filter())),
                        List.of())
                : new Outcome(Optional.empty(), problems);
    }

    private Optional<ColumnPair> pair(ColumnSchema source, ColumnSchema target, boolean key) {
        return key ? pairing.key(source, target) : pairing.pair(source, target);
    }

    private static String why(ColumnSchema column, Optional<ColumnSchema> there) {
        return there.map(
                        t ->
                                "column `%s` is %s at the source and %s at the target"
                                        .formatted(
                                                column.name(), column.columnType(), t.columnType()))
                .orElseGet(() -> "column `%s` is missing at the target".formatted(column.name()));
    }

    private static TablePair pair(
            TableSchema source,
            TableSchema target,
            List<ColumnPair> columns,
            int keyColumns,
            String sourceFilter) {
        int ordered = 0;
        while (ordered < keyColumns && KeyOrder.same(columns.get(ordered))) {
            ordered++;
        }
        return new TablePair(
                source.id(),
                target.id(),
                columns,
                keyColumns,
                ordered,
                source.rowKey().map(IndexSchema::name).orElse(""),
                index(target, columns.subList(0, ordered)),
                sourceFilter,
                Math.max(source.rowEstimate(), target.rowEstimate()),
                target.hasSecondaryUnique(),
                columns.stream().anyMatch(c -> LARGE.contains(c.source().dataType())),
                List.of());
    }

    private static String index(TableSchema target, List<ColumnPair> ordered) {
        List<String> names = ordered.stream().map(c -> lower(c.target().name())).toList();
        return target.indexes().stream()
                .filter(i -> leads(i, names))
                .map(IndexSchema::name)
                .findFirst()
                .orElse("");
    }

    private static boolean leads(IndexSchema index, List<String> names) {
        return index.parts().size() >= names.size()
                && index.parts().stream()
                        .limit(names.size())
                        .map(p -> p.prefix() > 0 ? "" : lower(p.column()))
                        .toList()
                        .equals(names);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> keyNames(TableSchema source) {
        return source.rowKey().stream()
                .flatMap(key -> key.parts().stream())
                .map(part -> source.column(part.column()).name())
                .toList();
    }

    private static List<ColumnSchema> keyFirst(TableSchema source, List<String> key) {
        return Stream.concat(
                        key.stream().map(source::column),
                        source.writtenColumns().stream().filter(c -> !key.contains(c.name())))
                .toList();
    }

    private static Optional<ColumnSchema> find(TableSchema table, String name) {
        return table.writtenColumns().stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
