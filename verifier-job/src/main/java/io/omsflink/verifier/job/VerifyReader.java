package io.omsflink.verifier.job;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** Hands the bytes of each split to the comparer behind it, and asks for the next split then. */
final class VerifyReader implements SourceReader<byte[], VerifySplit> {
    private final SourceReaderContext context;
    private final Queue<VerifySplit> splits = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean noMore;

    VerifyReader(SourceReaderContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        context.sendSplitRequest();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<byte[]> output) throws IOException {
        VerifySplit split = splits.poll();
        if (split != null) {
            // Asked before the work, so that the next one is here when this one is done.
            context.sendSplitRequest();
            output.collect(SplitBytes.INSTANCE.serialize(split));
            return InputStatus.MORE_AVAILABLE;
        }
        if (noMore) {
            return InputStatus.END_OF_INPUT;
        }
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<VerifySplit> added) {
        splits.addAll(added);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMore = true;
        available.complete(null);
    }

    @Override
    public List<VerifySplit> snapshotState(long checkpoint) {
        return List.copyOf(splits);
    }

    @Override
    public void close() {
        splits.clear();
    }
}
