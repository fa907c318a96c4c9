package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.RowFilter;
import io.omsflink.catalog.filter.SourceCollations;
import io.omsflink.jobs.Seed;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Random filters over random rows: what the server selects, by the user's text and by the SQL that
 * the copy sends, must be what the rows of its log give.
 */
abstract class RowFilterContract {
    private static final int ROWS = 60;
    private static final int FILTERS = Integer.getInteger("oms.test.filters", 4_000);
    static final String TABLE = "types.filtered";
    private static final int IN_A_STATEMENT = 50;

    private static SourceServer source;
    private static SourceCollations collations;
    private static TableSchema table;
    private static Map<String, byte[]> rows;
    private static Random random;

    /** The user's text or our SQL, and the rows that both select. */
    private static final List<String> differences = new ArrayList<>();

    /**
     * @param text as a user writes it
     */
    private record Tried(String text, RowFilter filter) {}

    /**
     * Starts the server, fills a table and reads its log.
     *
     * @param create {@code CREATE TABLE} of {@link FilterRows}, as this version takes it
     */
    static void begin(MySqlServer.Builder server, String create) throws Exception {
        random = Seed.random();
        differences.clear();
        source = new SourceServer(server);
        source.server().execute("CREATE DATABASE types", create);
        try (Connection connection = source.connect(ConnectionRole.METADATA);
                Statement statement = connection.createStatement()) {
            statement.execute(FilterRows.insert(TABLE, ROWS, random));
        }
        table = source.schema("filtered");
        collations = new SourceCollations(source.endpoint());
        rows = decodeLog();
    }

    private static Map<String, byte[]> decodeLog() throws Exception {
        RowsEventDecoder decoder = new RowsEventDecoder();
        DecodedTable decoded = new DecodedTable();
        for (LogEvents.RowsEvent event : LogEvents.read(source.server())) {
            TableDecoder images = TableDecoder.of(table, event.map());
            decoder.decode(event.type(), event.body(), 0, event.body().length, images, decoded);
        }
        return decoded.rows();
    }

    @AfterAll
    static void stop() {
        collations.close();
        source.close();
    }

    @Test
    void theServerAndTheLogSelectTheSameRows() throws Exception {
        FilterTexts texts = new FilterTexts(random);
        List<Tried> tried = new ArrayList<>();
        for (int i = 0; i < FILTERS; i++) {
            String text = texts.next();
            understood(text).ifPresent(filter -> tried.add(new Tried(text, filter)));
        }
        int compared = 0;
        try (Connection connection = source.connect(ConnectionRole.READ);
                Statement statement = connection.createStatement()) {
            for (int from = 0; from < tried.size(); from += IN_A_STATEMENT) {
                int to = Math.min(tried.size(), from + IN_A_STATEMENT);
                compared += compare(statement, tried.subList(from, to));
            }
        }
        System.out.println(
                compared + " filters compared of " + tried.size() + " that were understood");
        assertThat(differences).isEmpty();
        assertThat(tried.size()).isGreaterThan(FILTERS / 2);
        assertThat(compared).isGreaterThan(tried.size() * 9 / 10);
    }

    private static Optional<RowFilter> understood(String text) {
        try {
            return Optional.of(RowFilter.of(text, table, collations));
        } catch (OmsException e) {
            assertThat(e).hasMessageContaining("at character");
            return Optional.empty();
        }
    }

    /** How many of them could be computed for every row. */
    private static int compare(Statement statement, List<Tried> tried) throws SQLException {
        Map<Integer, Set<String>> selected;
        try {
            selected = selected(statement, tried);
        } catch (SQLException e) {
            if (tried.size() == 1) {
                assertThat(e.getErrorCode()).as(tried.get(0).text() + ": " + e).isEqualTo(1690);
                return 0;
            }
            int compared = 0;
            for (Tried one : tried) {
                compared += compare(statement, List.of(one));
            }
            return compared;
        }
        int compared = 0;
        for (int i = 0; i < tried.size(); i++) {
            Optional<Set<String>> ours = ours(tried.get(i).filter());
            if (ours.isPresent()) {
                compare(tried.get(i).text(), ours.get(), selected.getOrDefault(2 * i, Set.of()));
                compare(
                        tried.get(i).filter().sql(),
                        ours.get(),
                        selected.getOrDefault(2 * i + 1, Set.of()));
                compared++;
            }
        }
        return compared;
    }

    private static void compare(String sql, Set<String> ours, Set<String> servers) {
        if (!ours.equals(servers)) {
            differences.add(sql + "\n  ours " + ours + "\n  the server's " + servers);
        }
    }

    /** Ids that the server selects: by the text under even numbers, by our SQL under odd ones. */
    private static Map<Integer, Set<String>> selected(Statement statement, List<Tried> tried)
            throws SQLException {
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            selects.add(select(2 * i, tried.get(i).text()));
            selects.add(select(2 * i + 1, tried.get(i).filter().sql()));
        }
        Map<Integer, Set<String>> selected = new HashMap<>();
        try (ResultSet row = statement.executeQuery(String.join(" UNION ALL ", selects))) {
            while (row.next()) {
                selected.computeIfAbsent(row.getInt(1), n -> new TreeSet<>()).add(row.getString(2));
            }
        }
        return selected;
    }

    private static String select(int number, String where) {
        return "(SELECT " + number + ", id FROM " + TABLE + " WHERE " + where + ")";
    }

    /** Empty when some row cannot be computed. */
    private static Optional<Set<String>> ours(RowFilter filter) {
        Set<String> ids = new TreeSet<>();
        int[] starts = new int[filter.width()];
        int[] lengths = new int[filter.width()];
        for (Map.Entry<String, byte[]> row : rows.entrySet()) {
            PackedRow.index(row.getValue(), 0, starts, lengths);
            try {
                if (filter.matches(row.getValue(), starts, lengths)) {
                    ids.add(row.getKey());
                }
            } catch (OmsException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.VALUE_REFUSED);
                return Optional.empty();
            }
        }
        return Optional.of(ids);
    }
}
