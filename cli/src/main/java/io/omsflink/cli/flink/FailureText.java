package io.omsflink.cli.flink;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts what a user can act on out of a stack trace that came from the cluster as text. */
public final class FailureText {
    /**
     * An exception of ours and its message, which may run over several lines, up to the first stack
     * frame or cause.
     */
    private static final Pattern OURS =
            Pattern.compile(
                    "io\\.omsflink\\.[\\w.$]+Exception: (.*?)(?=\\n"
                            + "\\s*at |\\n"
                            + "\\s*\\.\\.\\. |\\n"
                            + "Caused by: |\\n"
                            + "\\s*Suppressed: |\\z)",
                    Pattern.DOTALL);

    private static final Pattern CAUSE = Pattern.compile("(?:\\A|\\nCaused by: )([^\\n]+)");

    private FailureText() {}

    /**
     * The message of the outermost exception of ours, because it names what was being done; else
     * the innermost cause, because Flink's outer ones only say that the job failed.
     */
    public static String of(String stackTrace) {
        return ours(stackTrace).orElseGet(() -> innermostCause(stackTrace));
    }

    private static Optional<String> ours(String stackTrace) {
        Matcher matcher = OURS.matcher(stackTrace);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static String innermostCause(String stackTrace) {
        String cause = "";
        Matcher matcher = CAUSE.matcher(stackTrace);
        while (matcher.find()) {
            cause = matcher.group(1).strip();
        }
        return cause;
    }

    /**
     * Whether a failure tells itself how to go on; to resume and do nothing else would then be
     * wrong.
     */
    public static boolean tellsHowToGoOn(String failure) {
        return failure.contains("oms resume") || failure.contains("project anew");
    }

    /** The first line of a text, shortened to what fits into a message. */
    public static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("no answer");
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }
}
