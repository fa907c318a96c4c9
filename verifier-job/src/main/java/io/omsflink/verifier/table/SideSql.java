package io.omsflink.verifier.table;

import io.omsflink.catalog.Names;
import io.omsflink.verifier.digest.FieldForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that read one side of a pair. The database compares keys, never Java.
 *
 * <ul>
 *   <li>A comparison of several columns is a chain of ORs: MySQL does not use an index range for
 *       {@code (a,b) > (1,2)}.
 *   <li>Text is written in hexadecimal digits with its charset, so that nothing in it is parsed or
 *       converted.
 * </ul>
 */
public final class SideSql {
    private final TablePair pair;
    private final Side side;

    public SideSql(TablePair pair, Side side) {
        this.pair = pair;
        this.side = side;
    }

    /** All compared columns of the rows of a range. */
    public String rows(KeyRange range) {
        return ofAll(
                sql ->
                        "SELECT "
                                + sql.selected(pair.columns().size())
                                + " FROM "
                                + sql.from()
                                + " WHERE "
                                + sql.within(range));
    }

    /** From all tables of the source that go into one. */
    private String ofAll(Function<SideSql, String> select) {
        if (side == Side.TARGET || pair.alsoFrom().isEmpty()) {
            return select.apply(this);
        }
        return Stream.concat(
                        Stream.of(this), pair.alsoFrom().stream().map(p -> new SideSql(p, side)))
                .map(sql -> "(" + select.apply(sql) + ")")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /**
     * Leading key columns of the row with which a range ends that begins above {@code after} and
     * has {@code rows} rows.
     */
    public String boundary(List<byte[]> after, int rows) {
        List<ColumnPair> ordered = pair.columns().subList(0, pair.orderedColumns());
        return "SELECT "
                + selected(ordered.size())
                + " FROM "
                + from()
                + " WHERE "
                + within(new KeyRange(after, List.of()))
                + " ORDER BY "
                + ordered.stream().map(this::name).collect(Collectors.joining(", "))
                + " LIMIT 1 OFFSET "
                + (rows - 1);
    }

    /** All compared columns of the rows with these keys, each a full key in canonical bytes. */
    public String rowsOf(List<List<byte[]>> keys) {
        return ofAll(
                sql ->
                        "SELECT "
                                + sql.selected(pair.columns().size())
                                + " FROM "
                                + Names.quote(sql.pair.id(side))
                                + " WHERE "
                                + sql.anyOf(keys)
                                + sql.filter());
    }

    /** Condition for rows with one of these keys. */
    public String anyOf(List<List<byte[]>> keys) {
        return pair.keyColumns() == 1
                ? compared(0)
                        + keys.stream()
                                .map(key -> literal(0, key.get(0)))
                                .collect(Collectors.joining(",", " IN (", ")"))
                : keys.stream().map(this::isKey).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private String isKey(List<byte[]> key) {
        StringJoiner ands = new StringJoiner(" AND ", "(", ")");
        for (int i = 0; i < key.size(); i++) {
            ands.add(compared(i) + "=" + literal(i, key.get(i)));
        }
        return ands.toString();
    }

    /** A chunk must never become a scan of the whole table. */
    private String from() {
        String index = side == Side.SOURCE ? pair.sourceIndex() : pair.targetIndex();
        String table = Names.quote(pair.id(side));
        return index.isEmpty() || !pair.ranged()
                ? table
                : table + " FORCE INDEX (" + Names.quote(index) + ")";
    }

    private String selected(int count) {
        return pair.columns().stream()
                .limit(count)
                .map(c -> c.expression(side))
                .collect(Collectors.joining(", "));
    }

    private String within(KeyRange range) {
        List<String> conditions = new ArrayList<>();
        if (!range.after().isEmpty()) {
            conditions.add(chain(range.after(), ">", ">"));
        }
        if (!range.upTo().isEmpty()) {
            conditions.add(chain(range.upTo(), "<", "<="));
        }
        return (conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions)) + filter();
    }

    private String filter() {
        return side == Side.SOURCE && !pair.sourceFilter().isEmpty()
                ? " AND (" + pair.sourceFilter() + ")"
                : "";
    }

    private String chain(List<byte[]> bound, String strict, String last) {
        StringJoiner ors = new StringJoiner(" OR ", "(", ")");
        for (int i = 0; i < bound.size(); i++) {
            StringJoiner ands = new StringJoiner(" AND ", "(", ")");
            for (int j = 0; j < i; j++) {
                ands.add(compared(j) + " = " + literal(j, bound.get(j)));
            }
            String operator = i == bound.size() - 1 ? last : strict;
            ands.add(compared(i) + " " + operator + " " + literal(i, bound.get(i)));
            ors.add(ands.toString());
        }
        return ors.toString();
    }

    private String name(ColumnPair column) {
        return Names.quote(column.column(side).name());
    }

    /** A SET takes part in arithmetic as a DOUBLE, which has room for 53 members. */
    private String compared(int i) {
        ColumnPair column = pair.columns().get(i);
        boolean set = column.column(side).dataType().equals("set");
        return set && column.form() == FieldForm.NUMBER ? column.expression(side) : name(column);
    }

    private String literal(int i, byte[] canonical) {
        ColumnPair column = pair.columns().get(i);
        return switch (column.form()) {
            case NUMBER -> new String(canonical, StandardCharsets.US_ASCII);
            case TEMPORAL -> "'" + new String(canonical, StandardCharsets.US_ASCII) + "'";
            default -> charset(column) + "x'" + HexFormat.of().formatHex(canonical) + "'";
        };
    }

    private String charset(ColumnPair column) {
        if (column.converted(side)) {
            return "_utf8mb4 ";
        }
        String charset = column.column(side).charset();
        return charset.isEmpty() ? "" : "_" + charset + " ";
    }
}
