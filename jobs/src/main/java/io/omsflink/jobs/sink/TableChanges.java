package io.omsflink.jobs.sink;

import io.omsflink.project.TableId;
import java.sql.SQLException;

/** The changes of one table in a batch. */
interface TableChanges {

    TableId table();

    void insert(RowImage after);

    void update(RowImage before, RowImage after);

    void delete(RowImage before);

    /** Sends them; may be called again after a rollback. */
    void write(StatementBuffer statements) throws SQLException;

    void clear();
}
