package io.omsflink.jobs.binlog;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.ByteArrayEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeader;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.deserialization.ByteArrayEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import io.omsflink.project.TableId;
import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All row events of a server's log so far, in order. */
final class LogEvents {
    private static final String DATABASE = "oms_test_end_of_log";
    private static final AtomicInteger READS = new AtomicInteger();

    private LogEvents() {}

    /** A row event with the TABLE_MAP that it refers to. */
    record RowsEvent(int type, byte[] body, TableMapEvent map) {}

    static List<RowsEvent> read(MySqlServer server) throws Exception {
        String firstFile = firstFile(server);
        String marker = "end" + READS.incrementAndGet();
        server.execute(
                "CREATE DATABASE IF NOT EXISTS " + DATABASE,
                "CREATE TABLE " + DATABASE + "." + marker + "(id INT)",
                "INSERT INTO " + DATABASE + "." + marker + " VALUES (1)");
        BinaryLogClient client =
                new BinaryLogClient(server.host(), server.port(), server.user(), server.password());
        client.setServerId(987_654_321L);
        client.setBinlogFilename(firstFile);
        client.setBinlogPosition(4);
        client.setKeepAlive(false);
        client.setEventDeserializer(rawEvents());
        Collector collector = new Collector(new TableId(DATABASE, marker));
        client.registerEventListener(collector::take);
        client.connect(10_000);
        try {
            if (!collector.done.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the end of the log did not arrive within 60 s");
            }
        } finally {
            client.disconnect();
        }
        return collector.events;
    }

    private static String firstFile(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet logs = statement.executeQuery("SHOW BINARY LOGS")) {
            logs.next();
            return logs.getString(1);
        }
    }

    private static EventDeserializer rawEvents() {
        EventDeserializer deserializer = new EventDeserializer();
        for (EventType type : EventType.values()) {
            if (type == EventType.TABLE_MAP
                    || type == EventType.PARTIAL_UPDATE_ROWS_EVENT
                    || EventType.isRowMutation(type)) {
                deserializer.setEventDataDeserializer(type, new ByteArrayEventDataDeserializer());
            }
        }
        return deserializer;
    }

    private static final class Collector {
        private final List<RowsEvent> events = new ArrayList<>();
        private final Map<Long, TableMapEvent> maps = new HashMap<>();
        private final CountDownLatch done = new CountDownLatch(1);
        private final TableId marker;

        Collector(TableId marker) {
            this.marker = marker;
        }

        void take(Event event) {
            EventHeader header = event.getHeader();
            if (!(event.getData() instanceof ByteArrayEventData data)) {
                return;
            }
            byte[] body = data.getData();
            if (header.getEventType() == EventType.TABLE_MAP) {
                TableMapEvent map = TableMapEvent.parse(body, 0, body.length);
                maps.put(map.number(), map);
            } else {
                takeRows(header.getEventType(), body);
            }
        }

        private void takeRows(EventType type, byte[] body) {
            TableMapEvent map = maps.get(TableMapEvent.number(body, 0));
            if (map.table().equals(marker)) {
                done.countDown();
            } else if (!map.table().database().equals(DATABASE)) {
                events.add(new RowsEvent(typeCode(type), body, map));
            }
        }

        private static int typeCode(EventType type) {
            return switch (type) {
                case WRITE_ROWS, PRE_GA_WRITE_ROWS -> 23;
                case UPDATE_ROWS, PRE_GA_UPDATE_ROWS -> 24;
                case DELETE_ROWS, PRE_GA_DELETE_ROWS -> 25;
                case EXT_WRITE_ROWS -> 30;
                case EXT_UPDATE_ROWS -> 31;
                case EXT_DELETE_ROWS -> 32;
                default -> 39;
            };
        }
    }
}
