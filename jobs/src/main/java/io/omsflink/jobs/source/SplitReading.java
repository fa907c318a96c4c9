package io.omsflink.jobs.source;

/** Reads splits one after the other and hands on what it reads, beside Flink's thread. */
interface SplitReading extends AutoCloseable {

    /** Called once; splits may have been submitted before. */
    void start();

    void submit(MigrationSplit split);

    @Override
    void close() throws InterruptedException;
}
