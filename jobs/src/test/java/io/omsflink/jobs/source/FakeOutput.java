package io.omsflink.jobs.source;

import io.omsflink.jobs.element.Element;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Hands every element on. */
record FakeOutput(Consumer<Element> to) implements ReaderOutput<Element> {

    @Override
    public void collect(Element element) {
        to.accept(element);
    }

    @Override
    public void collect(Element element, long timestamp) {
        to.accept(element);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markIdle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markActive() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SourceOutput<Element> createOutputForSplit(String split) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseOutputForSplit(String split) {
        throw new UnsupportedOperationException();
    }
}
