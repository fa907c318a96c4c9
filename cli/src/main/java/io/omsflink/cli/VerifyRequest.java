package io.omsflink.cli;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.verifier.VerifyOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What {@code oms verify} is asked to compare and to do with what it finds. */
final class VerifyRequest {
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?) ?%");

    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = "Only these tables of the project, e.g. 'shop.order*'; * and ? match.")
    private List<String> tables = List.of("*.*");

    @Option(
            names = "--keys-only",
            description = "Compare keys alone: rows that are missing or too many.")
    private boolean keysOnly;

    @Option(
            names = "--sample",
            paramLabel = "PART",
            description = "Compare a part of the ranges, chosen at random, e.g. 1%%.")
    private String sample = "100%";

    @Option(
            names = "--last",
            description =
                    "Look only at the rows again that the last verification named; starts no job.")
    private boolean last;

    @Option(
            names = "--resume",
            description =
                    "Go on with a verification that was ended; tables that it finished are not read"
                            + " again.")
    private boolean resume;

    @Option(
            names = "--max-differences",
            paramLabel = "N",
            description =
                    "Rows of a table that are named; the others are counted (default:"
                            + " ${DEFAULT-VALUE}).")
    private int maxDifferences = VerifyOptions.MAX_DIFFERENCES;

    @Option(
            names = "--fix-sql",
            paramLabel = "FILE",
            description = "Write the statements that make the target equal.")
    private Path fixSql;

    @Option(
            names = "--repair",
            description =
                    "Make the rows that differ equal at the target, in small transactions that read"
                            + " both sides again, and verify them once more. Works while the job"
                            + " runs.")
    private boolean repair;

    @Option(
            names = "--delete-extra",
            description = "With --repair or --fix-sql: delete rows that only the target has.")
    private boolean deleteExtra;

    List<String> tables() {
        return tables;
    }

    boolean last() {
        return last;
    }

    boolean resume() {
        return resume;
    }

    Path fixSql() {
        return fixSql;
    }

    boolean repair() {
        return repair;
    }

    boolean deleteExtra() {
        return deleteExtra;
    }

    VerifyOptions options(int readers) {
        if (maxDifferences < 0) {
            throw invalid("--max-differences " + maxDifferences, "it is negative. Give 0 or more");
        }
        return VerifyOptions.of(readers)
                .withMaxDifferences(maxDifferences)
                .withKeysOnly(keysOnly)
                .withSample(part());
    }

    private double part() {
        var matcher = PERCENT.matcher(sample);
        double part = matcher.matches() ? Double.parseDouble(matcher.group(1)) / 100 : 0;
        if (part <= 0 || part > 1) {
            throw invalid(
                    "--sample " + sample,
                    "it is not a part of more than 0% and up to 100%. Write 1%, for example");
        }
        return part;
    }

    private static OmsException invalid(String what, String why) {
        return new OmsException(
                ErrorCode.INVALID_ARGUMENT, "Cannot use " + what + ": " + why + ".");
    }

    /** What a finished table was compared by. */
    String mode() {
        return (keysOnly ? "keys" : "rows") + " " + sample;
    }
}
