package io.omsflink.jobs.element;

import io.omsflink.catalog.position.LogPosition;
import java.io.IOException;

/**
 * Everything of the log up to this position has been emitted or does not concern this project.
 *
 * @param timeMicros local time of the reading in microseconds since 1970 UTC
 * @param idle whether the source's log ended here, so that the delay is zero
 */
public record Heartbeat(LogPosition position, long timeMicros, boolean idle) implements Element {

    @Override
    public void accept(Visitor visitor) throws IOException, InterruptedException {
        visitor.heartbeat(this);
    }
}
