package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.SecretRef.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final SecretRef PASSWORD = new SecretRef(Kind.ENV, "SRC_PASSWORD");

    @TempDir Path folder;

    @Test
    void readsTheHandOverFolderBeforeTheVariable() throws Exception {
        assertThat(resolve(PASSWORD, Map.of("SRC_PASSWORD", "from env"))).isEqualTo("from env");

        Files.writeString(folder.resolve("SRC_PASSWORD"), "handed over");

        assertThat(resolve(PASSWORD, Map.of("SRC_PASSWORD", "from env"))).isEqualTo("handed over");
    }

    @Test
    void aVariableThatIsSetButEmptyIsAnEmptySecret() {
        assertThat(resolve(PASSWORD, Map.of("SRC_PASSWORD", ""))).isEmpty();
    }

    @Test
    void anEmptySecretIsHandedOverAsAnEmptyFile() throws Exception {
        Files.writeString(folder.resolve("SRC_PASSWORD"), "");

        assertThat(resolve(PASSWORD, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'p w\n', 'p w'",
        "'pw\r\nsecond\n', pw",
        "' pw ', ' pw '",
        "'p\u00e4\u0142', 'p\u00e4\u0142'",
        "'\n', ''"
    })
    void readsTheFirstLineOfAFileAsItIs(String content, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("f"), content);

        assertThat(Secrets.resolve(new SecretRef(Kind.FILE, file.toString()))).isEqualTo(expected);
    }

    @Test
    void saysThatAVariableIsNotSet() {
        assertThatThrownBy(() -> Secrets.resolve(new SecretRef(Kind.ENV, "OMS_TEST_NOT_SET")))
                .hasMessage(
                        "Cannot read the secret ${env:OMS_TEST_NOT_SET}: the environment variable"
                                + " OMS_TEST_NOT_SET is not set in this process. Set it before the"
                                + " command or the cluster starts: export OMS_TEST_NOT_SET=...")
                .extracting(e -> ((OmsException) e).code())
                .isEqualTo(ErrorCode.SECRET_MISSING);
    }

    @Test
    void saysWhichFileIsMissingEmptyOrUnreadable() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThatThrownBy(
                        () ->
                                Secrets.resolve(
                                        new SecretRef(
                                                Kind.FILE, folder.resolve("none").toString())))
                .hasMessageContaining("none does not exist on this machine");
        assertThatThrownBy(() -> Secrets.resolve(new SecretRef(Kind.FILE, empty.toString())))
                .hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> Secrets.resolve(new SecretRef(Kind.FILE, folder.toString())))
                .hasMessageContaining("IOException on reading " + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:SRC_PASSWORD}", "${env:_x1}", "${file:/run/secrets/a b}"})
    void aReferencePrintsAsItIsWritten(String text) {
        assertThat(SecretRef.parse(text)).map(SecretRef::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "",
                "${env:}",
                "${env:1A}",
                "${env:../A}",
                "${env:A B}",
                "${file:}",
                "${file:relative}",
                "${ENV:A}",
                "${A}",
                "$A",
                "x${env:A}",
                "${env:A}x",
                "${env:A}${env:B}",
                "${env:A",
                "${file:/a\n}"
            })
    void anythingElseIsNoReference(String text) {
        assertThat(SecretRef.parse(text)).isEmpty();
    }

    private String resolve(SecretRef secret, Map<String, String> environment) {
        return Secrets.resolve(
                secret, name -> Optional.ofNullable(environment.get(name)), Optional.of(folder));
    }
}
