package io.omsflink.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps one section for each benchmark in a Markdown file. */
public final class MarkdownFile {
    private static final String HEAD =
            "# Results\n\nWritten by `oms bench ... --markdown bench/RESULTS.md`. Compare figures"
                    + " within one section only.\n";

    private final Path file;
    private final String head;

    public MarkdownFile(Path file) {
        this(file, HEAD);
    }

    /**
     * @param head what a new file begins with
     */
    public MarkdownFile(Path file, String head) {
        this.file = file;
        this.head = head;
    }

    public void write(Report report) {
        writeSection(report.title(), MarkdownText.of(report));
    }

    /**
     * Puts a section in the place of the one of that title, or at the end.
     *
     * @param body without the heading
     */
    public void writeSection(String title, String body) {
        String section = "\n## " + title + "\n\n" + body.strip() + "\n";
        Pattern old =
                Pattern.compile(
                        "\n## " + Pattern.quote(title) + "\n.*?(?=\n## |\\z)", Pattern.DOTALL);
        try {
            String text = read();
            Matcher found = old.matcher(text);
            String fresh =
                    found.find()
                            ? found.replaceFirst(Matcher.quoteReplacement(section))
                            : text + section;
            Files.writeString(file, fresh);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private String read() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException notYet) {
            return head;
        }
    }
}
