package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.ByteArrayEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.EventDataWrapper;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LogClientTest {
    private static final int HEADER = 19;

    /**
     * A TABLE_MAP of MySQL 8.0.15: eight INT and a YEAR, so one byte of signs where the library
     * expects two.
     */
    private static final String TABLE_MAP =
            "6a000000000001000173000174000903030303030303030d00ff01" + "0101" + "ff";

    @Test
    void aTableMapIsNotReadByTheLibrary() throws Exception {
        byte[] body = HexFormat.of().parseHex(TABLE_MAP);
        byte[] bytes = new byte[HEADER + body.length];
        bytes[4] = 19; // TABLE_MAP
        bytes[9] = (byte) bytes.length;
        System.arraycopy(body, 0, bytes, HEADER, body.length);
        Event event = LogClient.deserializer().nextEvent(new ByteArrayInputStream(bytes));
        // The client unwraps it for its listeners.
        EventDataWrapper data = event.getData();
        assertThat(((ByteArrayEventData) data.getExternal()).getData()).isEqualTo(body);
    }
}
