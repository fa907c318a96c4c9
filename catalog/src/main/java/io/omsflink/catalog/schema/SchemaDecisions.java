package io.omsflink.catalog.schema;

import io.omsflink.catalog.ObjectKind;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** What the user has decided about tables with {@code oms schema}, for the pre-check. */
public final class SchemaDecisions {
    private SchemaDecisions() {}

    /** Tables of which, or of whose indexes, the user edited the statement or does without. */
    public static Set<TableId> tables(Connection target, String project) throws SQLException {
        return SavedObjects.load(target, project).decided().stream()
                .filter(k -> k.kind() == ObjectKind.TABLE || k.kind() == ObjectKind.INDEXES)
                .map(k -> new TableId(k.database(), k.table().isEmpty() ? k.name() : k.table()))
                .collect(Collectors.toSet());
    }
}
