package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.binlog.RowsEventDecoder;
import io.omsflink.jobs.binlog.TableDecoder;
import io.omsflink.jobs.binlog.TableMapEvent;
import io.omsflink.jobs.cascade.CascadingRows;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project's tables as the log names them: by a number that a TABLE_MAP event gives. */
final class LogTables {

    /**
     * How the row events of one table number are decoded; for a table that nobody asked for there
     * is none.
     */
    record Mapped(int index, TableDecoder decoder) {}

    private final List<TableSchema> tables;
    private final Map<TableId, Integer> indexes = new HashMap<>();
    private final Map<Long, Mapped> mapped = new HashMap<>();
    private final Map<Integer, LogProgress> copiedAt = new HashMap<>();
    private Optional<CascadingRows> cascades;
    private boolean cascadesLogged;

    LogTables(List<TableSchema> tables, Map<Integer, LogPosition> copiedAt) {
        this.tables = new ArrayList<>(tables);
        for (int i = 0; i < tables.size(); i++) {
            indexes.put(tables.get(i).id(), i);
        }
        copiedAt.forEach((index, position) -> this.copiedAt.put(index, new LogProgress(position)));
        findCascades();
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

    List<TableSchema> schemas() {
        return List.copyOf(tables);
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
        LogProgress copied = copiedAt.get(index);
        return copied != null && copied.contains(at);
    }

    /** Takes a table's new schema after a DDL statement. */
    void replace(TableSchema table) {
        tables.set(indexes.get(table.id()), table);
        mapped.clear();
        findCascades();
    }
}
