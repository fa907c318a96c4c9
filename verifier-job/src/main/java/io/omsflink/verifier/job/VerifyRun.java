package io.omsflink.verifier.job;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.verifier.VerifyPlan;
import java.util.function.Consumer;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Builds the job, runs it and hands on what it tells.
 *
 * <pre>
 *   VerifySource --range--> CompareFunction --events--> whoever started it
 *   (readers in parallel, chained)                      (collected over the REST interface)
 * </pre>
 */
public final class VerifyRun {
    private final VerifyPlan plan;

    public VerifyRun(VerifyPlan plan) {
        this.plan = plan;
    }

    /**
     * Runs to the end; the job is cancelled when the caller is interrupted or {@code each} throws.
     *
     * @param configuration says where and with which jar
     * @param each gets every event, on the caller's thread
     * @throws OmsException CLUSTER_FAILED when the job cannot be run to its end
     */
    public void run(Configuration configuration, Consumer<Event> each) {
        run(new StreamExecutionEnvironment(configuration), each);
    }

    /** {@link #run(Configuration, Consumer)} where the environment is given. */
    public void run(StreamExecutionEnvironment environment, Consumer<Event> each) {
        if (plan.pairs().isEmpty()) {
            return;
        }
        DataStream<byte[]> events = build(environment);
        try (CloseableIterator<byte[]> all = events.executeAndCollect("verify " + plan.project())) {
            while (all.hasNext()) {
                each.accept(EventBytes.read(all.next()));
            }
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private DataStream<byte[]> build(StreamExecutionEnvironment environment) {
        // Streaming mode also for this bounded job: a batch edge would hold every event back until
        // the last table is compared.
        environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        // Half-told events cannot be taken back; what can be tried again is inside the comparer.
        environment.configure(
                new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        return environment
                .fromSource(
                        new VerifySource(plan),
                        WatermarkStrategy.noWatermarks(),
                        "ranges",
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid("ranges")
                .setParallelism(plan.options().readers())
                .flatMap(new CompareFunction(plan))
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .name("compare")
                .uid("compare")
                .setParallelism(plan.options().readers());
    }

    private OmsException failed(Exception e) {
        if (e instanceof OmsException ours) {
            return ours;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new OmsException(
                ErrorCode.CLUSTER_FAILED,
                "Cannot finish verifying "
                        + plan.project()
                        + ": "
                        + Words.of(e)
                        + ". Check that the Flink cluster runs ('oms cluster status') and see its"
                        + " log.",
                e);
    }
}
