package io.omsflink.cli.run;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.job.Event;
import io.omsflink.verifier.job.VerifyRun;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;

/** Runs a verification on a cluster. */
public final class VerifySubmission {
    private final OmsHome home;
    private final FlinkTarget flink;

    public VerifySubmission(OmsHome home, FlinkTarget flink) {
        this.home = home;
        this.flink = flink;
    }

    /** Runs to the end; the job ends with the command. */
    public void run(VerifyPlan plan, Consumer<Event> each) {
        if (flink.local()) {
            HandedSecrets.write(List.of(plan.source(), plan.target()), home, System.getenv());
        }
        new VerifyRun(plan).run(configuration(), each);
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "remote");
        configuration.set(DeploymentOptions.ATTACHED, true);
        // The cluster cancels the job of a command that was killed.
        configuration.set(DeploymentOptions.SHUTDOWN_IF_ATTACHED, true);
        configuration.set(RestOptions.ADDRESS, flink.host());
        configuration.set(RestOptions.PORT, flink.port());
        configuration.set(PipelineOptions.JARS, List.of(home.verifierJar().toUri().toString()));
        return configuration;
    }
}
