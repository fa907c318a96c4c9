package io.omsflink.bench;

import io.omsflink.bench.report.MarkdownFile;
import io.omsflink.bench.report.Report;
import io.omsflink.bench.report.TextReport;
import io.omsflink.cli.home.Json;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the figures go. */
final class OutputOptions {
    @Option(
            names = "--json",
            description =
                    "One line of JSON at the end, an array of contenders; everything else goes to"
                            + " standard error.")
    private boolean json;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also write the results into their section of this file.")
    private Path markdown;

    /** Says what is being done. */
    void note(String text) {
        (json ? System.err : System.out).println(text);
    }

    void finish(Report report) {
        note("");
        note(TextReport.of(report));
        markdown().ifPresent(file -> file.write(report));
        json(report.figures());
    }

    Optional<MarkdownFile> markdown() {
        return Optional.ofNullable(markdown).map(MarkdownFile::new);
    }

    /** Prints the line of JSON if it was asked for. */
    void json(Object value) {
        if (json) {
            System.out.println(Json.line(value));
        }
    }
}
