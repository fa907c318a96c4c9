package io.omsflink.verifier.job;

import io.omsflink.verifier.VerifyPlan;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The ranges of all tables of a plan, as bytes. */
final class VerifySource implements Source<byte[], VerifySplit, Void> {
    private static final long serialVersionUID = 1L;

    private final VerifyPlan plan;

    VerifySource(VerifyPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<byte[], VerifySplit> createReader(SourceReaderContext context) {
        return new VerifyReader(context);
    }

    @Override
    public SplitEnumerator<VerifySplit, Void> createEnumerator(
            SplitEnumeratorContext<VerifySplit> context) {
        return new VerifyEnumerator(context, plan);
    }

    @Override
    public SplitEnumerator<VerifySplit, Void> restoreEnumerator(
            SplitEnumeratorContext<VerifySplit> context, Void nothing) {
        return new VerifyEnumerator(context, plan);
    }

    @Override
    public SimpleVersionedSerializer<VerifySplit> getSplitSerializer() {
        return SplitBytes.INSTANCE;
    }

    @Override
    public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        return new NoState();
    }

    /** A job that is started again begins from its beginning. */
    private static final class NoState implements SimpleVersionedSerializer<Void> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Void nothing) {
            return new byte[0];
        }

        @Override
        public Void deserialize(int version, byte[] bytes) {
            return null;
        }
    }
}
