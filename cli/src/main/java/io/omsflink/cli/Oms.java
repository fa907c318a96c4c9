package io.omsflink.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code oms}. */
@Command(
        name = "oms",
        description = "Moves live databases to OceanBase with one Flink job per project.",
        mixinStandardHelpOptions = true,
        versionProvider = Oms.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer =
                "%nExit code: 0 done, 1 a database, the cluster or a job failed, 2 to be mended by"
                        + " you, 3 internal error.")
public final class Oms {

    private Oms() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(Terminal.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(Terminal terminal) {
        CommandLine oms = new CommandLine(new Oms());
        oms.addSubcommand(new CheckCommand(terminal));
        oms.addSubcommand(new ObjectsCommand(terminal));
        oms.addSubcommand(new PlanCommand(terminal));
        oms.addSubcommand(new SchemaCommand(terminal));
        oms.addSubcommand(new RunCommand(terminal));
        oms.addSubcommand(new VerifyCommand(terminal));
        oms.addSubcommand(new StatusCommand(terminal));
        oms.addSubcommand(new ThrottleCommand(terminal));
        oms.addSubcommand(new StopCommand(terminal));
        oms.addSubcommand(new ResumeCommand(terminal));
        oms.addSubcommand(new ApplyCommand(terminal));
        oms.addSubcommand(ClusterCommand.create(terminal));
        ServiceLoader.load(OmsCommand.class).forEach(oms::addSubcommand);
        oms.addSubcommand(new CommandLine.HelpCommand());
        return oms.setExecutionExceptionHandler(new ErrorReport())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Oms.class.getPackage().getImplementationVersion();
            return new String[] {"oms " + (version == null ? "(development)" : version)};
        }
    }
}
