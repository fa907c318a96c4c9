package io.omsflink.jobs.element;

/** One record of the job's only edge, from the source to the target writer. */
public sealed interface Element
        permits RowBlock, LogStart, LogTransaction, LogDefinition, Heartbeat {

    /** Calls the visitor's method for this kind of element. */
    void accept(Visitor visitor) throws java.io.IOException, InterruptedException;

    /** One method per kind of element, so that a new kind cannot be forgotten. */
    interface Visitor {
        void rows(RowBlock block) throws java.io.IOException, InterruptedException;

        void logStart(LogStart start) throws java.io.IOException, InterruptedException;

        void transaction(LogTransaction transaction)
                throws java.io.IOException, InterruptedException;

        void definition(LogDefinition definition) throws java.io.IOException, InterruptedException;

        void heartbeat(Heartbeat heartbeat) throws java.io.IOException, InterruptedException;
    }
}
