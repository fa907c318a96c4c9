package io.omsflink.verifier.repair;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.repair.FoundKeys.Row;
import io.omsflink.verifier.repair.RowChanges.Change;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.SideSql;
import io.omsflink.verifier.table.TablePair;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the statements that make the target equal, from the rows as they are now. Deletes of rows
 * that only the target has are comments unless they were asked for.
 */
public final class FixFile {
    private static final int BATCH = 200;

    /** What each transaction of ours sets, too, so that a value means the same. */
    private static final String HEAD =
            """
            -- Makes the target of project %s equal to its source, as both were when this was written.
            -- Stop what writes to these rows before you run it at the target.
            SET time_zone='+00:00';
            SET sql_mode='STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO';
            SET foreign_key_checks=0;
            START TRANSACTION;
            """;

    private final VerifyPlan plan;
    private final boolean deleteExtra;

    public FixFile(VerifyPlan plan, boolean deleteExtra) {
        this.plan = plan;
        this.deleteExtra = deleteExtra;
    }

    /** Writes a file; returns how many statements are in it. */
    public long write(Path file, FoundKeys keys) throws IOException, SQLException {
        long statements = 0;
        try (Writer out = Files.newBufferedWriter(file);
                Connection source = Connections.open(plan.source(), ConnectionRole.READ);
                Connection target = Connections.open(plan.target(), ConnectionRole.READ)) {
            out.write(HEAD.formatted(plan.project()));
            for (int table : keys.tables()) {
                statements += table(table, keys.rows(table), source, target, out);
            }
            out.write("COMMIT;\n");
        }
        return statements;
    }

    private long table(int table, List<Row> rows, Connection source, Connection target, Writer out)
            throws IOException, SQLException {
        TablePair pair = plan.pairs().get(table);
        if (!pair.keyed()) {
            out.write("-- " + pair.target() + " has no key; see its differences.\n");
            return 0;
        }
        List<RowChanges> all = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<List<byte[]>> keys =
                    rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
                            .map(Row::key)
                            .toList();
            RowChanges changes = changes(pair, keys, source, target);
            all.add(changes);
        }
        return write(all, out);
    }

    private RowChanges changes(
            TablePair pair, List<List<byte[]>> keys, Connection source, Connection target)
            throws SQLException {
        return RowChanges.of(
                pair,
                RawRow.read(source, pair, new SideSql(pair, Side.SOURCE).rowsOf(keys)),
                RawRow.read(target, pair, new SideSql(pair, Side.TARGET).rowsOf(keys)),
                deleteExtra);
    }

    /** The deletes of the whole table come first: a row may wait for the place of any other. */
    private long write(List<RowChanges> all, Writer out) throws IOException {
        long count = 0;
        for (RowChanges changes : all) {
            for (Change extra : changes.extras()) {
                out.write((deleteExtra ? "" : "-- only at the target: ") + extra.sql() + ";\n");
                count += deleteExtra ? 1 : 0;
            }
        }
        for (List<Change> part :
                List.of(
                        all.stream().flatMap(c -> c.deletes().stream()).toList(),
                        all.stream().flatMap(c -> c.updates().stream()).toList(),
                        all.stream().flatMap(c -> c.inserts().stream()).toList())) {
            for (Change change : part) {
                out.write(change.sql() + ";\n");
            }
            count += part.size();
        }
        return count;
    }
}
