package io.omsflink.jobs.sink;

import io.omsflink.catalog.Names;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of a table without a key, in log order: a gone row is found by all its values, and
 * exactly one of the equal rows goes.
 */
final class KeylessChanges implements TableChanges {
    private record Change(RowImage gone, RowImage written) {}

    private final TableText text;
    private final List<Change> changes = new ArrayList<>();
    private final RowCondition condition;
    private final Bytes statement = new Bytes(1024);

    KeylessChanges(TableText text) {
        this.text = text;
        this.condition = new RowCondition(text);
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
                remove(row, false, statements)
                        || condition.hasDocuments() && remove(row, true, statements);
        if (!removed) {
            throw new OmsException(
                    ErrorCode.VALUE_REFUSED,
                    "Cannot apply a change to "
                            + text.table.id()
                            + ", which has no key: the target holds no row with the values that the"
                            + " log gives for it. Compare both sides; somebody else may write to"
                            + " the target. What becomes of such changes,"
                            + " steps.incremental.conflict says.");
        }
    }

    private boolean remove(RowImage row, boolean documentsByValue, StatementBuffer statements)
            throws SQLException {
        statement.reset();
        TableText.put(statement, "DELETE FROM " + Names.quote(text.table.id()) + " WHERE ");
        condition.append(row, documentsByValue, statement);
        TableText.put(statement, " LIMIT 1");
        return statements.execute(statement) == 1;
    }

    @Override
    public void clear() {
        changes.clear();
    }
}
