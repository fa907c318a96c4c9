package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.ByteArrayEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.MySqlGtid;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import com.github.shyiko.mysql.binlog.event.XidEventData;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.project.TableId;
import java.nio.charset.StandardCharsets;

/**
 * Log events made by hand, each 100 bytes long. Tables have the columns {@code id INT} and {@code v
 * VARCHAR(100)}.
 *
 * <p>Formats: MySQL 8.0 manual, "MySQL Internals: Rows_log_event, Table_map_log_event".
 */
final class Events {
    private static final long SECONDS = 1_700_000_000L;
    private static final int SIZE = 100;

    private long offset;

    Events(long offset) {
        this.offset = offset;
    }

    /** Where the next event begins. */
    long offset() {
        return offset;
    }

    private Event event(EventType type, EventData data) {
        offset += SIZE;
        EventHeaderV4 header = new EventHeaderV4();
        header.setEventType(type);
        header.setTimestamp(SECONDS * 1000);
        header.setEventLength(SIZE);
        header.setNextPosition(offset);
        return new Event(header, data);
    }

    Event gtid(String uuid, long sequence) {
        return gtid(uuid, sequence, 0);
    }

    Event gtid(String uuid, long sequence, long commitMicros) {
        MySqlGtid gtid = MySqlGtid.fromString(uuid + ":" + sequence);
        return event(
                EventType.GTID,
                new GtidEventData(gtid, (byte) 0, 0, 0, commitMicros, commitMicros, 0, 0, 0));
    }

    Event anonymous(long commitMicros) {
        return event(
                EventType.ANONYMOUS_GTID,
                new GtidEventData(null, (byte) 0, 0, 0, commitMicros, commitMicros, 0, 0, 0));
    }

    Event query(String sql) {
        return query("shop", sql);
    }

    Event query(String database, String sql) {
        QueryEventData data = new QueryEventData();
        data.setDatabase(database);
        data.setSql(sql);
        return event(EventType.QUERY, data);
    }

    Event begin() {
        return query("BEGIN");
    }

    Event commit() {
        return event(EventType.XID, new XidEventData());
    }

    /** Of the transaction that statements call {@code X'61',X'',1}, one ASCII letter. */
    Event xaPrepare(String letter, boolean onePhase) {
        XAPrepareEventData data = new XAPrepareEventData();
        data.setOnePhase(onePhase);
        data.setFormatID(1);
        data.setGtridLength(1);
        data.setData(letter.getBytes(StandardCharsets.US_ASCII));
        return event(EventType.XA_PREPARE, data);
    }

    Event rotate(String file) {
        RotateEventData data = new RotateEventData();
        data.setBinlogFilename(file);
        data.setBinlogPosition(4);
        Event event = event(EventType.ROTATE, data);
        offset = 4;
        return event;
    }

    Event heartbeat() {
        Event event = event(EventType.HEARTBEAT, null);
        offset -= SIZE;
        return event;
    }

    /** An event without data, as the library gives those that it does not know. */
    Event bare(EventType type, int flags) {
        Event event = event(type, null);
        ((EventHeaderV4) event.getHeader()).setFlags(flags);
        return event;
    }

    Event map(long number, TableId table) {
        Bytes body = new Bytes();
        u48(number, body);
        body.putBytes(new byte[] {1, 0});
        name(table.database(), body);
        name(table.table(), body);
        body.putBytes(new byte[] {2, 3, 15, 2, (byte) 144, 1, 2});
        return raw(EventType.TABLE_MAP, body);
    }

    private static void name(String name, Bytes body) {
        body.put(name.length());
        body.putAscii(name);
        body.put(0);
    }

    Event insert(long number, int id, String v) {
        return rows(EventType.EXT_WRITE_ROWS, number, 1, id, v);
    }

    Event delete(long number, int id, String v) {
        return rows(EventType.EXT_DELETE_ROWS, number, 1, id, v);
    }

    Event update(long number, int id, String before, String after) {
        return rows(EventType.EXT_UPDATE_ROWS, number, 2, id, before, after);
    }

    /** An event of several rows, 1 up to {@code count}. */
    Event inserts(long number, int count, String v) {
        Bytes body = header(number, 1);
        for (int id = 1; id <= count; id++) {
            row(id, v, body);
        }
        return raw(EventType.EXT_WRITE_ROWS, body);
    }

    Event partialUpdate(long number) {
        return raw(EventType.PARTIAL_UPDATE_ROWS_EVENT, header(number, 2));
    }

    private Event rows(EventType type, long number, int bitmaps, int id, String... values) {
        Bytes body = header(number, bitmaps);
        for (String value : values) {
            row(id, value, body);
        }
        return raw(type, body);
    }

    private static Bytes header(long number, int bitmaps) {
        Bytes body = new Bytes();
        u48(number, body);
        body.putBytes(new byte[] {1, 0, 2, 0, 2});
        for (int i = 0; i < bitmaps; i++) {
            body.put(3);
        }
        return body;
    }

    private static void row(int id, String v, Bytes body) {
        body.put(0);
        for (int shift = 0; shift < 32; shift += 8) {
            body.put(id >> shift);
        }
        byte[] bytes = v.getBytes(StandardCharsets.UTF_8);
        body.put(bytes.length);
        body.put(bytes.length >> 8);
        body.putBytes(bytes);
    }

    private static void u48(long number, Bytes body) {
        for (int shift = 0; shift < 48; shift += 8) {
            body.put((int) (number >> shift));
        }
    }

    private Event raw(EventType type, Bytes body) {
        ByteArrayEventData data = new ByteArrayEventData();
        data.setData(body.toByteArray());
        return event(type, data);
    }
}
