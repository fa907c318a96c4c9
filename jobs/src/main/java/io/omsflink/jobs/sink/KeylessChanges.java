package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of a table without a key, in log order: a gone row is found by all its values, and
 * exactly one of the equal rows goes.
 *
 * <p>Values are compared as bytes where a collation could take two values for one.
 */
final class KeylessChanges implements TableChanges {
    private record Change(RowImage gone, RowImage written) {}

    private final TableText text;
    private final List<Change> changes = new ArrayList<>();
    private final List<ColumnSchema> columns;
    private final boolean hasDocuments;
    private final Bytes statement = new Bytes(1024);

    KeylessChanges(TableText text) {
        this.text = text;
        this.columns = text.table.writtenColumns();
        this.hasDocuments = columns.stream().anyMatch(column -> column.dataType().equals("json"));
    }

    @Override
    public TableId table() {
        return text.table.id();
    }

    @Override
    public void insert(RowImage after) {
        changes.add(new Change(null, after));
    }

    @Override
    public void update(RowImage before, RowImage after) {
        changes.add(new Change(before, after));
    }

    @Override
    public void delete(RowImage before) {
        changes.add(new Change(before, null));
    }

    @Override
    public void write(StatementBuffer statements) throws SQLException {
        statements.begin(text.insertHead, new byte[0]);
        for (Change change : changes) {
            if (change.gone() != null) {
                statements.flush();
                remove(change.gone(), statements);
            }
            if (change.written() != null) {
                insert(change.written(), statements.next());
            }
        }
        statements.flush();
    }

    private void insert(RowImage row, Bytes sql) {
        sql.put('(');
        text.literals.appendRow(row.array(), row.at(), sql);
        sql.put(')');
    }

    private void remove(RowImage row, StatementBuffer statements) throws SQLException {
        // The same document may read differently at the target (5.7 prints 1.0 as 1): then its
        // value decides.
        boolean removed =
                remove(row, false, statements) || hasDocuments && remove(row, true, statements);
        if (!removed) {
            throw new OmsException(
                    ErrorCode.VALUE_REFUSED,
                    "Cannot apply a change to "
                            + text.table.id()
                            + ", which has no key: the target holds no row with the values that the"
                            + " log gives for it. Compare both sides; somebody else may write to"
                            + " the target.");
        }
    }

    private boolean remove(RowImage row, boolean documentsByValue, StatementBuffer statements)
            throws SQLException {
        statement.reset();
        TableText.put(statement, "DELETE FROM " + Names.quote(text.table.id()) + " WHERE ");
        int at = row.at();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                TableText.put(statement, " AND ");
            }
            at = condition(i, row.array(), at, documentsByValue);
        }
        TableText.put(statement, " LIMIT 1");
        return statements.execute(statement) == 1;
    }

    /** {@code column <=> value}, such that only the same stored value matches. */
    private int condition(int i, byte[] row, int at, boolean documentsByValue) {
        ColumnSchema column = columns.get(i);
        String name = Names.quote(column.name());
        if (PackedRow.isNull(row, at)) {
            TableText.put(statement, name + " IS NULL");
            return PackedRow.next(row, at);
        }
        return switch (column.dataType()) {
            case "json" ->
                    documentsByValue
                            ? key(name, i, row, at)
                            : bytes("CAST(" + name + " AS CHAR)", i, row, at);
            case "enum", "bit" -> key(name, i, row, at);
            case "float", "double" -> number(name, i, row, at);
            case "set" ->
                    LoadColumns.numbered(column)
                            ? key(LoadColumns.compared(column), i, row, at)
                            : bytes("BINARY " + name, i, row, at);
            default -> bytes(column.charset().isEmpty() ? name : "BINARY " + name, i, row, at);
        };
    }

    /** Zero has two stored values, which compare equal and print differently. */
    private int number(String name, int i, byte[] row, int at) {
        int start = PackedRow.start(row, at);
        String value = new String(row, start, PackedRow.length(row, at), StandardCharsets.US_ASCII);
        if (Double.parseDouble(value) == 0) {
            TableText.put(statement, "LEFT(" + name + "*1e0,1)='" + value.charAt(0) + "' AND ");
        }
        return bytes(name, i, row, at);
    }

    private int key(String expression, int i, byte[] row, int at) {
        TableText.put(statement, expression + "=");
        return text.literals.appendKey(i, row, at, statement);
    }

    private int bytes(String expression, int i, byte[] row, int at) {
        TableText.put(statement, expression + "=");
        return text.literals.append(i, row, at, statement);
    }

    @Override
    public void clear() {
        changes.clear();
    }
}
