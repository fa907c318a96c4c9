package io.omsflink.cli.cluster;

import io.omsflink.cli.home.OmsHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** The command line of a Flink process, as Flink's own start scripts put it together. */
final class ProcessCommand {
    private final OmsHome home;
    private final Configuration effective;
    private final Map<String, String> overrides;

    /**
     * @param effective {@code conf/config.yaml} with the overrides applied: memory and JVM options
     *     are taken from it
     * @param overrides passed on as dynamic properties, because the process reads {@code
     *     conf/config.yaml} itself
     */
    ProcessCommand(OmsHome home, Configuration effective, Map<String, String> overrides) {
        this.home = home;
        this.effective = effective;
        this.overrides = overrides;
    }

    List<String> arguments(ClusterRole role) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(role == ClusterRole.JOBMANAGER ? jobManagerJvm() : taskManagerJvm());
        command.addAll(words(effective.get(CoreOptions.FLINK_JVM_OPTIONS)));
        command.addAll(words(effective.get(options(role))));
        command.add("-Doms.secrets.dir=" + home.secrets());
        command.add("-Dlog.file=" + home.log().resolve(role.label() + ".log"));
        command.add("-Dlog4j.configurationFile=" + home.conf().resolve("log4j.properties").toUri());
        command.addAll(List.of("-cp", home.flinkLib() + "/*", role.mainClass()));
        command.addAll(List.of("--configDir", home.conf().toString()));
        command.addAll(role == ClusterRole.JOBMANAGER ? jobManagerMemory() : taskManagerMemory());
        overrides.forEach((key, value) -> command.addAll(List.of("-D", key + "=" + value)));
        return command;
    }

    private static ConfigOption<String> options(ClusterRole role) {
        return role == ClusterRole.JOBMANAGER
                ? CoreOptions.FLINK_JM_JVM_OPTIONS
                : CoreOptions.FLINK_TM_JVM_OPTIONS;
    }

    private List<String> jobManagerJvm() {
        return words(JobManagerProcessUtils.generateJvmParametersStr(jobManager(), effective));
    }

    private List<String> jobManagerMemory() {
        return words(JobManagerProcessUtils.generateDynamicConfigsStr(jobManager()));
    }

    private JobManagerProcessSpec jobManager() {
        return JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
                effective, JobManagerOptions.JVM_HEAP_MEMORY);
    }

    private List<String> taskManagerJvm() {
        return words(ProcessMemoryUtils.generateJvmParametersStr(taskManager()));
    }

    /** A TaskManager refuses to start without its memory worked out to the byte. */
    private List<String> taskManagerMemory() {
        return words(TaskExecutorProcessUtils.generateDynamicConfigsStr(taskManager()));
    }

    private TaskExecutorProcessSpec taskManager() {
        return TaskExecutorProcessUtils.processSpecFromConfig(effective);
    }

    private static List<String> words(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.trim().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    }

    /** The JVM that runs this command. */
    private static String java() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Files.isExecutable(java) ? java.toString() : "java";
    }
}
