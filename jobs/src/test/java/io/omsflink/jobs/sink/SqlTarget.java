package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A target in memory that carries out the statements of the sink, with transactions. */
final class SqlTarget implements SqlSender {
    private Map<String, SqlTable> tables = new HashMap<>();
    private Map<String, SqlTable> committed;
    private int statementsUntilFailure = Integer.MAX_VALUE;

    SqlTarget(List<TableSchema> schemas) {
        schemas.forEach(schema -> tables.put(schema.id().table(), new SqlTable(schema)));
        commit();
    }

    SqlTable table(String name) {
        return tables.get(name);
    }

    void commit() {
        committed = new HashMap<>();
        tables.forEach((name, table) -> committed.put(name, table.copy()));
    }

    void rollback() {
        tables = committed;
        commit();
    }

    /** The {@code count}-th statement from now on fails. */
    void failAfter(int count) {
        statementsUntilFailure = count;
    }

    @Override
    public long send(byte[] sql, int length) throws SQLException {
        if (--statementsUntilFailure < 0) {
            statementsUntilFailure = Integer.MAX_VALUE;
            throw new SQLException("deadlock", "40001", 1213);
        }
        SqlTokens tokens = new SqlTokens(new String(sql, 0, length, StandardCharsets.ISO_8859_1));
        String verb = tokens.next();
        long count = verb.equals("DELETE") ? delete(tokens) : insert(verb, tokens);
        if (!tokens.atEnd()) {
            throw new IllegalArgumentException("not understood: " + tokens.next());
        }
        return count;
    }

    private long insert(String verb, SqlTokens tokens) {
        tokens.expect("INTO", "shop", ".");
        SqlTable table = table(tokens.next());
        tokens.list();
        tokens.expect("VALUES");
        List<List<String>> rows = new ArrayList<>();
        do {
            rows.add(tokens.list());
        } while (tokens.skip(","));
        boolean update = tokens.skip("ON", "DUPLICATE", "KEY", "UPDATE");
        while (update && !tokens.atEnd()) {
            tokens.next();
        }
        for (List<String> row : rows) {
            if (update) {
                table.upsert(row);
            } else if (verb.equals("REPLACE")) {
                table.replace(row);
            } else {
                table.insert(row);
            }
        }
        return rows.size();
    }

    private long delete(SqlTokens tokens) {
        tokens.expect("FROM", "shop", ".");
        SqlTable table = table(tokens.next());
        tokens.expect("WHERE");
        if (tokens.skip("(")) {
            return deleteKeys(table, tokens);
        }
        boolean binary = tokens.skip("BINARY");
        String first = tokens.next();
        return !binary && tokens.skip("IN")
                ? deleteKey(table, first, tokens)
                : deleteRow(table, tokens);
    }

    private static long deleteKeys(SqlTable table, SqlTokens tokens) {
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.next());
        } while (tokens.skip(","));
        tokens.expect(")", "IN", "(");
        long count = 0;
        do {
            count += table.delete(names, tokens.list());
        } while (tokens.skip(","));
        tokens.expect(")");
        return count;
    }

    private static long deleteKey(SqlTable table, String name, SqlTokens tokens) {
        return tokens.list().stream()
                .mapToLong(value -> table.delete(List.of(name), List.of(value)))
                .sum();
    }

    /**
     * {@code [BINARY] column = value | column IS NULL, AND .. LIMIT 1}, in the order of the
     * columns.
     */
    private static long deleteRow(SqlTable table, SqlTokens tokens) {
        List<String> row = new ArrayList<>();
        row.add(condition(tokens));
        while (tokens.skip("AND")) {
            tokens.skip("BINARY");
            tokens.next();
            row.add(condition(tokens));
        }
        tokens.expect("LIMIT", "1");
        return table.deleteOne(row) ? 1 : 0;
    }

    private static String condition(SqlTokens tokens) {
        if (tokens.skip("IS", "NULL")) {
            return null;
        }
        tokens.expect("=");
        return tokens.value();
    }
}
