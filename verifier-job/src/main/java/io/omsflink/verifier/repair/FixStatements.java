package io.omsflink.verifier.repair;

import io.omsflink.catalog.Names;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.SideSql;
import io.omsflink.verifier.table.TablePair;
import java.util.List;
import java.util.StringJoiner;

/**
 * Statements that change rows of the target. They read the same on every connection: text has its
 * charset in front and no byte of it depends on the session.
 */
final class FixStatements {
    private final TablePair pair;
    private final SideSql target;
    private final String table;

    FixStatements(TablePair pair) {
        this.pair = pair;
        this.target = new SideSql(pair, Side.TARGET);
        this.table = Names.quote(pair.target());
    }

    String insert(RawRow row) {
        StringJoiner columns = new StringJoiner(", ", " (", ")");
        StringJoiner values = new StringJoiner(", ", " VALUES (", ")");
        for (int i = 0; i < pair.columns().size(); i++) {
            columns.add(Names.quote(pair.columns().get(i).target().name()));
            values.add(literal(row, i));
        }
        return "INSERT INTO " + table + columns + values;
    }

    /** Sets all columns but the key's. */
    String update(RawRow row) {
        StringJoiner values = new StringJoiner(", ");
        for (int i = pair.keyColumns(); i < pair.columns().size(); i++) {
            values.add(Names.quote(pair.columns().get(i).target().name()) + "=" + literal(row, i));
        }
        return "UPDATE " + table + " SET " + values + where(row.keyValues(pair));
    }

    String delete(List<byte[]> key) {
        return "DELETE FROM " + table + where(key);
    }

    private String where(List<byte[]> key) {
        return " WHERE " + target.anyOf(List.of(key));
    }

    private String literal(RawRow row, int i) {
        return WriteLiteral.of(pair.columns().get(i), row.values().get(i));
    }
}
