package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ByteArrayEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.GtidEventDataDeserializer;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import com.github.shyiko.mysql.binlog.network.protocol.ErrorPacket;
import com.github.shyiko.mysql.binlog.network.protocol.command.QueryCommand;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.Endpoint;
import io.omsflink.project.Secrets;
import io.omsflink.project.TlsMode;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** The library's client, set up so that row events stay bytes and a dead server is noticed. */
final class LogClient extends BinaryLogClient {
    private static final long HEARTBEAT_MILLIS = 500;
    private static final long CONNECT_MILLIS = 10_000;

    /** The server sends a heartbeat twice a second; silence this long means that it is gone. */
    private static final int SILENCE_MILLIS = 30_000;

    /** A slow target holds the reader back; the server must not take that for a dead reader. */
    private static final String PATIENCE = "SET @@session.net_write_timeout=3600";

    LogClient(Endpoint source, LogPosition start) {
        super(source.host(), source.port(), source.user(), Secrets.resolve(source.password()));
        // The server drops an older reader with the same id, so each connection takes one of its
        // own.
        setServerId(ThreadLocalRandom.current().nextLong(1_000_000_000L, 4_000_000_000L));
        setKeepAlive(false);
        setHeartbeatInterval(HEARTBEAT_MILLIS);
        setConnectTimeout(CONNECT_MILLIS);
        setUseNonGracefulDisconnect(true);
        setSSLMode(source.tls() == TlsMode.VERIFY ? SSLMode.VERIFY_IDENTITY : SSLMode.DISABLED);
        setSocketFactory(LogClient::socket);
        setEventDeserializer(deserializer());
        if (start.gtidMode()) {
            setGtidSet(start.gtidSet());
        } else {
            setBinlogFilename(start.file());
            setBinlogPosition(start.offset());
        }
    }

    private static Socket socket() throws java.net.SocketException {
        Socket socket = new Socket();
        socket.setSoTimeout(SILENCE_MILLIS);
        return socket;
    }

    static EventDeserializer deserializer() {
        EventDeserializer deserializer = new EventDeserializer();
        ByteArrayEventDataDeserializer raw = new ByteArrayEventDataDeserializer();
        for (EventType type :
                new EventType[] {
                    EventType.WRITE_ROWS,
                    EventType.UPDATE_ROWS,
                    EventType.DELETE_ROWS,
                    EventType.EXT_WRITE_ROWS,
                    EventType.EXT_UPDATE_ROWS,
                    EventType.EXT_DELETE_ROWS,
                    EventType.PARTIAL_UPDATE_ROWS_EVENT
                }) {
            deserializer.setEventDataDeserializer(type, raw);
        }
        // The library reads a TABLE_MAP itself unless told exactly so, and it takes YEAR for a
        // number: with eight numeric columns
        // and a YEAR it looks for a second byte of signs that MySQL 8 does not write.
        deserializer.setEventDataDeserializer(
                EventType.TABLE_MAP,
                new EventDeserializer.EventDataWrapper.Deserializer(
                        in -> new TableMapEventData(), raw));
        deserializer.setEventDataDeserializer(EventType.QUERY, new LoggedQuery.Deserializer());
        // Carries the commit time in microseconds also where GTIDs are off.
        deserializer.setEventDataDeserializer(
                EventType.ANONYMOUS_GTID, new GtidEventDataDeserializer());
        return deserializer;
    }

    @Override
    protected void setupConnection() throws IOException {
        super.setupConnection();
        channel.write(new QueryCommand(PATIENCE));
        byte[] answer = channel.read();
        if (answer[0] == (byte) 0xff) {
            throw new IOException(
                    new ErrorPacket(java.util.Arrays.copyOfRange(answer, 1, answer.length))
                            .getErrorMessage());
        }
    }
}
