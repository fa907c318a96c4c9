package io.omsflink.cli;

import io.omsflink.cli.home.FileFailure;
import io.omsflink.project.OmsException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what a command throws into a message and an exit code. Stack traces go to the log only. */
final class ErrorReport implements CommandLine.IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReport.class);

    @Override
    public int handleExecutionException(
            Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        LOG.error("{} failed", command.getCommandName(), thrown);
        Optional<OmsException> ours = find(thrown);
        Optional<String> words =
                ours.map(Throwable::getMessage).or(() -> FileFailure.words(thrown));
        command.getErr().println(words.orElseGet(() -> internal(thrown)));
        int otherwise = words.isPresent() ? ExitCodes.FAILED : ExitCodes.INTERNAL;
        return ours.map(e -> ExitCodes.of(e.code())).orElse(otherwise);
    }

    /** The outermost exception of ours: it names what was being done. */
    private static Optional<OmsException> find(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OmsException ours) {
                return Optional.of(ours);
            }
        }
        return Optional.empty();
    }

    private static String internal(Throwable thrown) {
        return "Cannot finish: unexpected %s. The stack trace is in %s; please report it."
                .formatted(thrown, System.getProperty("log.file", "the log"));
    }
}
