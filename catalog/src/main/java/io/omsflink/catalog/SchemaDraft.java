package io.omsflink.catalog;

import io.omsflink.catalog.IndexSchema.Part;
import io.omsflink.project.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Table definitions while the answers of several queries come together. */
final class SchemaDraft {
    private final Map<TableId, Draft> drafts = new TreeMap<>();

    /** One table; the parts are filled by later queries. */
    private static final class Draft {
        private final TableSchema table;
        private List<ColumnSchema> columns = new ArrayList<>();
        private final Map<String, IndexDraft> indexes = new LinkedHashMap<>();
        private final ForeignKeyRows keys = new ForeignKeyRows();
        private final List<String> unsupported = new ArrayList<>();

        Draft(TableSchema table) {
            this.table = table;
        }
    }

    private record IndexDraft(IndexSchema index, List<Part> parts) {}

    private interface RowReader {
        void read(Draft draft, ResultSet row) throws SQLException;
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    Collection<TableId> ids() {
        return drafts.keySet();
    }

    void readTables(Statement statement, String where, Predicate<TableId> wanted)
            throws SQLException {
        String sql =
                "SELECT table_schema, table_name, engine, table_collation, table_comment,"
                    + " auto_increment, table_rows, create_options FROM information_schema.tables"
                    + " WHERE table_type='BASE TABLE' AND "
                        + where;
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                TableId id = new TableId(row.getString(1), row.getString(2));
                if (wanted.test(id)) {
                    drafts.put(id, table(id, row));
                }
            }
        }
    }

    /** Keys of BIGINT UNSIGNED go beyond what the driver takes for a long. */
    private static long unsigned(String number) {
        return number == null ? 0 : Long.parseUnsignedLong(number);
    }

    private static Draft table(TableId id, ResultSet row) throws SQLException {
        String collation = text(row, 4);
        Draft draft =
                new Draft(
                        new TableSchema(
                                id,
                                List.of(),
                                List.of(),
                                text(row, 3),
                                Charsets.charsetOfCollation(collation),
                                collation,
                                text(row, 5),
                                unsigned(row.getString(6)),
                                row.getLong(7),
                                List.of()));
        String options = text(row, 8).toLowerCase(java.util.Locale.ROOT);
        if (options.contains("encryption=")
                && !options.contains("encryption=\"n\"")
                && !options.contains("encryption='n'")) {
            draft.unsupported.add("encryption at rest");
        }
        return draft;
    }

    /** Reads columns, indexes and foreign keys of all tables at once. */
    void readParts(Statement statement, String where) throws SQLException {
        String order = " ORDER BY table_schema, table_name, ";
        query(
                statement,
                "SELECT c.* FROM information_schema.columns c WHERE "
                        + where
                        + order
                        + "ordinal_position",
                (draft, row) -> draft.columns.add(ColumnRows.column(row)));
        query(
                statement,
                "SELECT s.* FROM information_schema.statistics s WHERE "
                        + where
                        + order
                        + "index_name, seq_in_index",
                SchemaDraft::indexPart);
        query(statement, ForeignKeyRows.columns(where), (draft, row) -> draft.keys.column(row));
        query(statement, ForeignKeyRows.rules(where), (draft, row) -> draft.keys.rules(row));
    }

    private void query(Statement statement, String sql, RowReader reader) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            int database =
                    row.getMetaData().getColumnLabel(1).equalsIgnoreCase("table_catalog") ? 2 : 1;
            while (row.next()) {
                Draft draft =
                        drafts.get(
                                new TableId(row.getString(database), row.getString(database + 1)));
                if (draft != null) {
                    reader.read(draft, row);
                }
            }
        }
    }

    private static void indexPart(Draft draft, ResultSet row) throws SQLException {
        String name = row.getString("INDEX_NAME");
        IndexDraft index = draft.indexes.get(name);
        if (index == null) {
            index = new IndexDraft(ColumnRows.index(row), new ArrayList<>());
            draft.indexes.put(name, index);
        }
        index.parts().add(ColumnRows.part(row));
    }

    /**
     * Replaces what {@code information_schema} distorts by the text of {@code SHOW CREATE TABLE}.
     */
    void correct(Statement statement) throws SQLException {
        for (Map.Entry<TableId, Draft> entry : drafts.entrySet()) {
            Draft draft = entry.getValue();
            if (draft.columns.stream().anyMatch(CreateTableText::distorted)) {
                CreateTableText text = CreateTableText.read(statement, entry.getKey());
                draft.columns = draft.columns.stream().map(text::correct).toList();
            }
        }
    }

    List<TableSchema> tables() {
        return drafts.values().stream().map(SchemaDraft::finished).toList();
    }

    private static TableSchema finished(Draft draft) {
        TableSchema table = draft.table;
        return new TableSchema(
                table.id(),
                draft.columns,
                indexes(draft),
                table.engine(),
                table.charset(),
                table.collation(),
                table.comment(),
                table.autoIncrement(),
                table.rowEstimate(),
                draft.unsupported,
                draft.keys.keys());
    }

    /** The primary key first; the others keep the order of their names. */
    private static List<IndexSchema> indexes(Draft draft) {
        return draft.indexes.values().stream()
                .map(
                        d ->
                                new IndexSchema(
                                        d.index().name(),
                                        d.index().unique(),
                                        d.index().type(),
                                        d.parts(),
                                        d.index().comment(),
                                        d.index().visible()))
                .sorted(Comparator.comparing((IndexSchema i) -> !i.primary()))
                .toList();
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
