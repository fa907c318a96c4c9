package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Wire;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A position as a reader sends it. */
final class PositionBytes {

    private PositionBytes() {}

    static byte[] of(LogPosition position) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        Wire.putPosition(position, out);
        return out.getCopyOfBuffer();
    }
}
