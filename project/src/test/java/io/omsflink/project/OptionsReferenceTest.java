package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsReferenceTest {
    private static final String WRITE = "oms.docs.write";

    @Test
    void theCommittedReferenceIsFresh() throws IOException, URISyntaxException {
        String fresh = OptionsReference.markdown(Files.readString(resource("shop.yaml")));
        Path file = repository().resolve("docs/options.md");
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, fresh);
        }

        assertThat(file)
                .as(
                        "write it anew: ./mvnw -pl project test -Dtest=OptionsReferenceTest"
                                + " -D%s=true",
                        WRITE)
                .hasContent(fresh);
    }

    @Test
    void everyOptionIsDescribedAndNamedOnce() {
        assertThat(ProjectOptions.all()).extracting(ProjectOption::key).doesNotHaveDuplicates();
        assertThat(ProjectOptions.all())
                .allSatisfy(
                        option -> {
                            assertThat(option.description()).endsWith(".");
                            assertThat(option.values()).isNotBlank().doesNotContain("|");
                        });
    }

    /** The folder that holds the modules, wherever the build was started. */
    private static Path repository() throws URISyntaxException {
        Path folder = resource("shop.yaml");
        while (!Files.exists(folder.resolve("project/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(OptionsReferenceTest.class.getResource(name).toURI());
    }
}
