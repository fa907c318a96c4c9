package io.omsflink.catalog.cascade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a row.
 *
 * @param delete whether it goes
 * @param values else the columns that change, in lower case: each takes the new value of a column
 *     of the row at the head of the cascade, or NULL where there is none
 */
public record CascadeEffect(boolean delete, Map<String, Optional<String>> values) {
    static final CascadeEffect DELETE = new CascadeEffect(true, Map.of());

    /** At the head of a cascade: each column takes its own new value. */
    static CascadeEffect changed(Set<String> columns) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column, Optional.of(column)));
        return new CascadeEffect(false, values);
    }

    /** What the row's end or change does to a row that refers to it; empty for nothing. */
    Optional<CascadeEffect> on(CascadeGraph.Edge edge) {
        boolean touched =
                delete
                        || ColumnNames.lower(edge.key().parentColumns()).stream()
                                .anyMatch(values::containsKey);
        if (!touched) {
            return Optional.empty();
        }
        return switch (delete ? edge.key().onDelete() : edge.key().onUpdate()) {
            case CASCADE -> Optional.of(delete ? DELETE : carried(edge));
            case SET_NULL -> Optional.of(nulls(edge));
            default -> Optional.empty();
        };
    }

    private CascadeEffect carried(CascadeGraph.Edge edge) {
        Map<String, Optional<String>> carried = new LinkedHashMap<>();
        for (int i = 0; i < edge.key().columns().size(); i++) {
            String parent = ColumnNames.lower(edge.key().parentColumns().get(i));
            if (values.containsKey(parent)) {
                carried.put(ColumnNames.lower(edge.key().columns().get(i)), values.get(parent));
            }
        }
        return new CascadeEffect(false, carried);
    }

    private static CascadeEffect nulls(CascadeGraph.Edge edge) {
        Map<String, Optional<String>> nulls = new LinkedHashMap<>();
        ColumnNames.lower(edge.key().columns()).forEach(name -> nulls.put(name, Optional.empty()));
        return new CascadeEffect(false, nulls);
    }
}
