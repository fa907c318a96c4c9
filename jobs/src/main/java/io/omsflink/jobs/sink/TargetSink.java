package io.omsflink.jobs.sink;

import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes a MySQL or OceanBase database. */
public final class TargetSink implements Sink<Element> {
    private static final long serialVersionUID = 1L;

    private final JobPlan plan;

    public TargetSink(JobPlan plan) {
        this.plan = plan;
    }

    @Override
    public SinkWriter<Element> createWriter(WriterInitContext context) {
        return new TargetWriter(
                plan,
                context.getTaskInfo().getIndexOfThisSubtask(),
                new WriterMetrics(context.metricGroup(), plan.name()));
    }

    @Override
    @Deprecated
    public SinkWriter<Element> createWriter(InitContext context) {
        throw new IllegalStateException("Flink 1.20 calls createWriter(WriterInitContext)");
    }
}
