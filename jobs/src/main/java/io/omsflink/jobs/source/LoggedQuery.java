package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.omsflink.jobs.binlog.QuerySession;
import java.io.IOException;

/** A statement in the log with what the library leaves out: the session that ran it. */
final class LoggedQuery extends QueryEventData {
    private static final long serialVersionUID = 1L;

    private transient QuerySession session = QuerySession.UNKNOWN;

    static QuerySession session(QueryEventData data) {
        return data instanceof LoggedQuery query ? query.session : QuerySession.UNKNOWN;
    }

    /** Reads the whole event, whose format is MySQL's Query_event. */
    static final class Deserializer implements EventDataDeserializer<QueryEventData> {
        @Override
        public QueryEventData deserialize(ByteArrayInputStream in) throws IOException {
            LoggedQuery query = new LoggedQuery();
            query.setThreadId(in.readLong(4));
            query.setExecutionTime(in.readLong(4));
            in.skip(1); // length of the database's name, which ends with a zero byte besides
            query.setErrorCode(in.readInteger(2));
            query.session = QuerySession.parse(in.read(in.readInteger(2)));
            query.setDatabase(in.readZeroTerminatedString());
            query.setSql(in.readString(in.available()));
            return query;
        }
    }
}
