package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.binlog.RowsEventDecoder;
import io.omsflink.jobs.binlog.TableDecoder;
import io.omsflink.jobs.binlog.TableMapEvent;
import io.omsflink.jobs.cascade.CascadingRows;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The project's tables as the log names them: by a number that a TABLE_MAP event gives. */
final class LogTables {

    /**
     * How the row events of one table number are decoded; for a table that nobody asked for there
     * is none.
     */
    record Mapped(int index, TableDecoder decoder) {}

    private List<TableSchema> tables;
    private final Map<TableId, Integer> indexes = new HashMap<>();
    private final Map<Long, Mapped> mapped = new HashMap<>();
    private final Map<TableId, LogProgress> copiedAt = new HashMap<>();
    private final TableChoices choices;
    private final List<List<TableUse>> uses = new ArrayList<>();
    private final List<TableSchema> targets = new ArrayList<>();
    private Optional<CascadingRows> cascades;
    private boolean cascadesLogged;

    LogTables(List<TableSchema> tables, Map<TableId, LogPosition> copiedAt) {
        this(tables, copiedAt, TableChoices.ALL);
    }

    /**
     * @param copiedAt for tables without a key: changes up to this position are in the copy already
     * @param choices what is moved of the tables, and where to
     */
    LogTables(List<TableSchema> tables, Map<TableId, LogPosition> copiedAt, TableChoices choices) {
        this.choices = choices;
        copiedAt.forEach((table, position) -> this.copiedAt.put(table, new LogProgress(position)));
        number(tables);
    }

    private void number(List<TableSchema> all) {
        tables = List.copyOf(all);
        indexes.clear();
        mapped.clear();
        findUses();
        for (int i = 0; i < all.size(); i++) {
            indexes.put(all.get(i).id(), i);
        }
        findCascades();
    }

    /** A table that becomes several has its number first, and others behind those of all tables. */
    private void findUses() {
        uses.clear();
        targets.clear();
        tables.forEach(table -> targets.add(choices.branches(table).get(0).target(table)));
        Map<TableId, Integer> numbers = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            numbers.putIfAbsent(targets.get(i).id(), i);
        }
        for (int i = 0; i < tables.size(); i++) {
            uses.add(uses(i, tables.get(i), numbers));
        }
    }

    private List<TableUse> uses(int index, TableSchema table, Map<TableId, Integer> numbers) {
        List<TableUse> found = new ArrayList<>();
        for (TableChoices branch : choices.branches(table)) {
            TableSchema target = branch.target(table);
            Integer number = numbers.putIfAbsent(target.id(), targets.size());
            if (number == null) {
                targets.add(target);
            }
            found.add(TableUse.of(index, numbers.get(target.id()), table, branch));
        }
        return found;
    }

    private void findCascades() {
        CascadingRows rows = new CascadingRows(tables);
        cascades = rows.any() && !cascadesLogged ? Optional.of(rows) : Optional.empty();
    }

    /** The source's log shows what cascades do, as OceanBase's does. */
    void cascadesAreLogged() {
        cascadesLogged = true;
        findCascades();
    }

    /** Which rows of the event with this body start a cascade; empty when none does. */
    Optional<CascadingRows> cascades(byte[] body) {
        return cascades.isPresent() && RowsEventDecoder.foreignKeyChecks(body)
                ? cascades
                : Optional.empty();
    }

    /** What becomes of the changes of the table with this number: one use for each target. */
    List<TableUse> uses(int index) {
        return uses.get(index);
    }

    /** The tables at the source. */
    List<TableSchema> schemas() {
        return tables;
    }

    /** The tables as they are at the target; several may be one there. */
    List<TableSchema> targets() {
        return List.copyOf(targets);
    }

    boolean contains(TableId table) {
        return indexes.containsKey(table);
    }

    boolean containsDatabase(String database) {
        return indexes.keySet().stream().anyMatch(table -> table.database().equals(database));
    }

    /** Takes a TABLE_MAP event; returns the table's name. */
    TableId map(byte[] body) {
        TableMapEvent event = TableMapEvent.parse(body, 0, body.length);
        Integer index = indexes.get(event.table());
        if (index == null) {
            mapped.remove(event.number());
        } else {
            map(event, index);
        }
        return event.table();
    }

    private void map(TableMapEvent event, int index) {
        Mapped known = mapped.get(event.number());
        if (known == null || !known.decoder().map().sameLayout(event)) {
            mapped.put(
                    event.number(), new Mapped(index, TableDecoder.of(tables.get(index), event)));
        }
    }

    /** Decoding of the row event with this body, null when its table is not ours. */
    Mapped forRows(byte[] body) {
        return mapped.get(TableMapEvent.number(body, 0));
    }

    /**
     * Whether the change at this point is in the table's copy already; only tables without a key
     * have such a point.
     */
    boolean inCopy(int index, LogPoint at) {
        LogProgress copied = copiedAt.isEmpty() ? null : copiedAt.get(tables.get(index).id());
        return copied != null && copied.contains(at);
    }

    /** Takes the tables after a DDL statement, which have other numbers then. */
    void replace(List<TableSchema> all, List<Rename> renamed) {
        all.stream().filter(this::changed).forEach(this::refuseMerged);
        LogSchemas.renamed(copiedAt, renamed);
        number(all);
    }

    private boolean changed(TableSchema table) {
        Integer index = indexes.get(table.id());
        return index != null && !tables.get(index).columns().equals(table.columns());
    }

    /** The others that become one table with it still have the old columns. */
    private void refuseMerged(TableSchema table) {
        int index = indexes.get(table.id());
        Set<Integer> ours =
                uses.get(index).stream().map(TableUse::target).collect(Collectors.toSet());
        boolean merged =
                uses.stream()
                        .flatMap(List::stream)
                        .anyMatch(use -> use.index() != index && ours.contains(use.target()));
        if (merged) {
            throw new OmsException(
                    ErrorCode.DDL_IN_LOG,
                    "Cannot follow the change of "
                            + table.id()
                            + ": with other tables it becomes "
                            + choices.target(table).id()
                            + ", and their columns have to stay the same. Change all of them, and"
                            + " start the project anew.");
        }
    }
}
