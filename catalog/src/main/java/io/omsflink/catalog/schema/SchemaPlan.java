package io.omsflink.catalog.schema;

import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.Verdict;
import java.io.Serializable;
import java.util.List;

/**
 * What the schema step will do, as text. Made by {@link SchemaPlanner}, done by {@link
 * SchemaTarget}.
 *
 * @param objects in the order in which they are made at the target, then what is not migrated
 * @param tables as they are at the source
 */
public record SchemaPlan(List<SchemaObject> objects, List<TableSchema> tables)
        implements Serializable {

    public SchemaPlan {
        objects = List.copyOf(objects);
        tables = List.copyOf(tables);
    }

    /** All objects of a kind. */
    public List<SchemaObject> of(ObjectKind kind) {
        return objects.stream().filter(o -> o.key().kind() == kind).toList();
    }

    /** How many objects of the migrated kinds have this verdict. */
    public long count(Verdict verdict) {
        return objects.stream()
                .filter(o -> o.key().kind().migrated() && o.verdict() == verdict)
                .count();
    }
}
