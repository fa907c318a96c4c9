package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.Names;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of a table without a key, in log order: a gone row is found by all its values, and exactly one of the equal rows goes.
 *
 * <p>Values are compared as bytes where a collation could take two values for one.
 */
final class KeylessChanges implements TableChanges {
    private record Change(RowImage gone, RowImage written) {}

    private final TableText text;
    private final List<Change> changes = new ArrayList<>();
    private final List<ColumnSchema> columns;
    private final Bytes statement = new Bytes(1024);

    KeylessChanges(TableText text) {
        this.text = text;
        this.columns = text.table.writtenColumns();
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
        statement.reset();
        TableText.put(statement, "DELETE FROM " + Names.quote(text.table.id()) + " WHERE ");
        int at = row.at();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                TableText.put(statement, " AND ");
            }
            at = condition(i, row.array(), at);
        }
        TableText.put(statement, " LIMIT 1");
        if (statements.execute(statement) != 1) {
            throw new OmsException(
                    ErrorCode.VALUE_REFUSED,
                    "Cannot apply a change to " + text.table.id() + ", which has no key: the target holds no row with the values"
                            + " that the log gives for it. Compare both sides; somebody else may write to the target.");
        }
    }

    /** {@code column <=> value}, such that only the same stored value matches. */
    private int condition(int i, byte[] row, int at) {
        ColumnSchema column = columns.get(i);
        String name = Names.quote(column.name());
        if (PackedRow.isNull(row, at)) {
            TableText.put(statement, name + " IS NULL");
            return PackedRow.next(row, at);
        }
        boolean asBytes = !column.charset().isEmpty();
        TableText.put(statement, column.dataType().equals("json") ? "CAST(" + name + " AS CHAR)=" : asBytes ? "BINARY " + name + "=" : name + "=");
        return text.literals.append(i, row, at, statement);
    }

    @Override
    public void clear() {
        changes.clear();
    }
}
