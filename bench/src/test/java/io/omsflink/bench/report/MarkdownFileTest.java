package io.omsflink.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownFileTest {
    @TempDir Path folder;
    private Path file;
    private MarkdownFile markdown;

    @BeforeEach
    void open() {
        file = folder.resolve("RESULTS.md");
        markdown = new MarkdownFile(file);
    }

    @Test
    void aNewFileHasAHeadingAndTheSection() throws IOException {
        markdown.writeSection("one", "first");

        assertThat(Files.readString(file))
                .startsWith("# Results\n")
                .endsWith("\n## one\n\nfirst\n");
    }

    @Test
    void aSectionTakesThePlaceOfTheOneWithItsTitleAndLeavesOthersAlone() throws IOException {
        markdown.writeSection("one", "first");
        markdown.writeSection("two", "second");
        markdown.writeSection("one", "costs $1 \\ more");

        assertThat(Files.readString(file))
                .doesNotContain("first")
                .endsWith("\n## one\n\ncosts $1 \\ more\n\n## two\n\nsecond\n");
    }

    @Test
    void theLastSectionIsReplacedToo() throws IOException {
        markdown.writeSection("one", "first");
        markdown.writeSection("two", "second");
        markdown.writeSection("two", "third");

        assertThat(Files.readString(file)).endsWith("\n## one\n\nfirst\n\n## two\n\nthird\n");
    }
}
