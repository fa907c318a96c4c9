package io.omsflink.jobs.cascade;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.catalog.cascade.CascadePath;
import io.omsflink.catalog.cascade.CascadePaths;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Carries out at the target what foreign keys did at the source. For one thread.
 *
 * <ul>
 *   <li>The target has no foreign keys of its own, or {@code foreign_key_checks=0}.
 *   <li>Statements see the rows as they were when the row at the head changed: whatever stands
 *       before it in the log is at the target, nothing that stands behind it.
 *   <li>The row at the head is not among what is changed here.
 * </ul>
 */
public final class Cascades {

    /**
     * Sends a statement in the present transaction; the array may be reused afterwards. Returns how
     * many rows it changed.
     */
    public interface Statements {
        long execute(byte[] sql, int length) throws SQLException;
    }

    private final CascadeGraph graph;
    private final Map<Integer, List<CascadeText>> deletes = new HashMap<>();
    private final Map<Integer, Map<BitSet, List<CascadeText>>> updates = new HashMap<>();
    private final Bytes sql = new Bytes(1024);

    public Cascades(List<TableSchema> tables) {
        this.graph = new CascadeGraph(tables);
    }

    /** Tables whose rows a change of this table's rows can change; it may be among them. */
    public Set<Integer> reach(int table) {
        return graph.reach(table);
    }

    /**
     * After the deletion of a row.
     *
     * @param row holds the packed row at {@code at}
     */
    public void delete(int table, byte[] row, int at, Statements statements) throws SQLException {
        List<CascadeText> texts =
                deletes.computeIfAbsent(
                        table, key -> texts(key, CascadePaths.onDelete(graph, table)));
        send(texts, row, at, at, statements);
    }

    /** After an update of a row, the images of which stand at the two places. */
    public void update(int table, byte[] rows, int before, int after, Statements statements)
            throws SQLException {
        BitSet changed = changed(table, rows, before, after);
        List<CascadeText> texts =
                updates.computeIfAbsent(table, key -> new HashMap<>())
                        .computeIfAbsent(changed, columns -> updateTexts(table, columns));
        send(texts, rows, before, after, statements);
    }

    private BitSet changed(int table, byte[] rows, int before, int after) {
        BitSet changed = new BitSet();
        int old = before;
        int fresh = after;
        int columns = graph.table(table).writtenColumns().size();
        for (int i = 0; i < columns; i++) {
            int oldEnd = PackedRow.next(rows, old);
            int freshEnd = PackedRow.next(rows, fresh);
            changed.set(i, !Arrays.equals(rows, old, oldEnd, rows, fresh, freshEnd));
            old = oldEnd;
            fresh = freshEnd;
        }
        BitSet watched = new BitSet();
        for (int i : WrittenColumns.positions(graph.table(table), graph.watchedColumns(table))) {
            watched.set(i);
        }
        changed.and(watched);
        return changed;
    }

    private List<CascadeText> updateTexts(int table, BitSet columns) {
        Set<String> names = new HashSet<>();
        columns.stream()
                .mapToObj(i -> graph.table(table).writtenColumns().get(i).name())
                .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return texts(table, CascadePaths.onUpdate(graph, table, names));
    }

    private List<CascadeText> texts(int table, List<CascadePath> paths) {
        return paths.stream().flatMap(path -> texts(table, path)).toList();
    }

    private Stream<CascadeText> texts(int table, CascadePath path) {
        return CascadeSql.of(graph, table, path).stream()
                .map(text -> text.deepest(path.steps().size() == CascadePaths.MAX_DEPTH));
    }

    private void send(
            List<CascadeText> texts, byte[] rows, int before, int after, Statements statements)
            throws SQLException {
        for (CascadeText text : texts) {
            if (text.matches(rows, before)) {
                sql.reset();
                text.append(rows, before, after, sql);
                long rowCount = statements.execute(sql.array(), sql.length());
                if (text.isDeepest() && rowCount > 0) {
                    throw ring();
                }
            }
        }
    }

    /** In a ring, a row that is gone may stand between others that a shorter way has to find. */
    private static OmsException ring() {
        return new OmsException(
                ErrorCode.VALUE_REFUSED,
                "Cannot follow a cascade of "
                        + CascadePaths.MAX_DEPTH
                        + " levels or more: rows refer to each other in a ring. Carry out the same"
                        + " change at the target, or break the ring at the source before such rows"
                        + " are deleted, and start the project again.");
    }
}
