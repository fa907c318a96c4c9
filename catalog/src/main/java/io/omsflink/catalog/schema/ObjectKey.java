package io.omsflink.catalog.schema;

import io.omsflink.catalog.ObjectKind;
import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names one object of a schema.
 *
 * @param table that a constraint or the indexes belong to, else empty
 * @param name empty for databases and for the indexes of a table
 */
public record ObjectKey(ObjectKind kind, String database, String table, String name)
        implements Serializable {

    static ObjectKey database(String name) {
        return new ObjectKey(ObjectKind.DATABASE, name, "", "");
    }

    /** A table, view, trigger, routine .. of a database. */
    static ObjectKey of(ObjectKind kind, TableId id) {
        return new ObjectKey(kind, id.database(), "", id.table());
    }

    static ObjectKey indexes(TableId table) {
        return new ObjectKey(ObjectKind.INDEXES, table.database(), table.table(), "");
    }

    static ObjectKey constraint(ObjectKind kind, TableId table, String name) {
        return new ObjectKey(kind, table.database(), table.table(), name);
    }

    /** The names without the kind, with dots: {@code shop.orders.positive}. */
    public String path() {
        return Stream.of(database, table, name)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
    }

    /** As users read and write it: {@code check:shop.orders.positive}. */
    @Override
    public String toString() {
        return kind.word() + ":" + path();
    }
}
