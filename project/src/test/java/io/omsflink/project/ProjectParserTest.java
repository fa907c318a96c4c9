package io.omsflink.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.Steps.FullStep;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectParserTest {

    @Test
    void anEntryOfIncludeMaySayMoreThanAName() {
        String entries =
                """
                ["shop.*", {table: "shop.orders", where: "id > 5", rename: "archive.${table}",
                    columns: [id, {tel: phone}], dml: [insert, delete]}, {table: shop.items}]\
                """;
        ObjectRules rules =
                ProjectParser.parse(
                                ProjectTexts.SHORTEST.replace("[\"shop.*\"]", entries), "p.yaml")
                        .objects();

        assertThat(rules.include()).containsExactly("shop.*", "shop.orders", "shop.items");
        assertThat(rules.rules())
                .extracting(TableRule::place)
                .containsExactly("p.yaml:16: objects.include[1]", "p.yaml:17: objects.include[2]");
        assertThat(rules.rules())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
                .containsExactly(
                        new TableRule(
                                "shop.orders",
                                "id > 5",
                                "archive.${table}",
                                List.of(new ColumnRule("id", "id"), new ColumnRule("tel", "phone")),
                                List.of(RowOperation.INSERT, RowOperation.DELETE),
                                ""),
                        new TableRule("shop.items", ""));
        TableId orders = new TableId("shop", "orders");
        assertThat(rules.target(orders)).isEqualTo(new TableId("archive", "orders"));
        assertThat(rules.operations(orders))
                .containsExactlyInAnyOrder(RowOperation.INSERT, RowOperation.DELETE);
        assertThat(rules.operations(new TableId("shop", "items"))).hasSize(3);
    }

    @Test
    void readsTheShopProject() throws URISyntaxException {
        MigrationProject project =
                ProjectParser.parse(Path.of(getClass().getResource("shop.yaml").toURI()));

        assertThat(project).isEqualTo(ProjectTexts.SHOP);
    }

    @Test
    void readsTheShortestProjectWithEveryDefault() {
        MigrationProject project = ProjectParser.parse(ProjectTexts.SHORTEST, "p.yaml");

        assertThat(project.steps())
                .isEqualTo(new Steps(false, Optional.of(new FullStep(ExistingRows.STOP)), false));
        assertThat(project.speed()).isEqualTo(new Speed(2, 2, 4));
        assertThat(project.source().tls()).isEqualTo(TlsMode.OFF);
        assertThat(project.ignoreMarked()).isFalse();
        assertThat(project.objects()).isEqualTo(new ObjectRules(List.of("shop.*"), List.of()));
    }

    @Test
    void readsEveryOptionalValue() {
        String text =
                ProjectTexts.SHORTEST
                                .replace(
                                        "  full: {}",
                                        "  full: {existing_rows: replace}\n"
                                                + "  incremental: {mode: row, huge_transactions:"
                                                + " slices, conflict: skip, ddl: {drop: stop,"
                                                + " create: ignore}}")
                                .replace("host: db2", "host: db2\n  tls: verify")
                                .replace("host: db1", "host: db1\n  ignore_marked: true")
                        + "speed: {full: {read: 64, write: 1, rows_per_second: 5000},"
                        + " incremental: {write: 7, rows_per_second: 1, bytes_per_second: 9}}\n";

        MigrationProject project = ProjectParser.parse(text, "p.yaml");

        assertThat(project.steps().full()).contains(new FullStep(ExistingRows.REPLACE));
        assertThat(project.target().tls()).isEqualTo(TlsMode.VERIFY);
        assertThat(project.ignoreMarked()).isTrue();
        assertThat(project.steps().mode()).isEqualTo(ApplyMode.ROW);
        assertThat(project.steps().hugeTransactions()).isEqualTo(HugeTransactions.SLICES);
        assertThat(project.steps().conflict()).isEqualTo(ConflictPolicy.SKIP);
        assertThat(project.steps().ddl())
                .isEqualTo(
                        new DdlRules(
                                DdlAction.IGNORE,
                                DdlAction.APPLY,
                                DdlAction.APPLY,
                                DdlAction.APPLY,
                                DdlAction.STOP));
        assertThat(project.speed())
                .isEqualTo(new Speed(64, 1, 7, new Pace(5_000, 0), new Pace(1, 9)));
    }

    @Test
    void charsetsAndCollationsMayBecomeOthersThanByDefault() {
        String text =
                ProjectTexts.SHORTEST.replace(
                        "  full: {}",
                        "  schema: {charsets: {sjis: gbk, \"*\": utf8mb4},"
                                + " collations: {utf8mb4_0900_ai_ci: utf8mb4_unicode_ci}}");

        assertThat(ProjectParser.parse(text, "p.yaml").steps().charsets())
                .isEqualTo(
                        new CharsetRules(
                                Map.of("sjis", "gbk", "*", "utf8mb4"),
                                Map.of("utf8mb4_0900_ai_ci", "utf8mb4_unicode_ci")));
    }

    @Test
    void everyBadCharsetRuleIsReported() {
        String text =
                ProjectTexts.SHORTEST.replace(
                        "  full: {}",
                        "  schema: {charsets: [sjis], collations: {a_bin: \"x y\", \"B\": c,"
                                + " d: e, d: f, g: []}}");

        assertThatThrownBy(() -> ProjectParser.parse(text, "p.yaml"))
                .hasMessageContaining("steps.schema.charsets: is not a map. Write `{from: to}`.")
                .hasMessageContaining("steps.schema.collations.a_bin: is `x y`, which is no name")
                .hasMessageContaining("steps.schema.collations: is `B`, which is no name")
                .hasMessageContaining("steps.schema.collations.d: is there twice")
                .hasMessageContaining("steps.schema.collations.g: is not a text");
    }

    @Test
    void theLogMayBeFollowedWithoutACopy() {
        String text = ProjectTexts.SHORTEST.replace("full: {}", "incremental: {}");

        assertThat(ProjectParser.parse(text, "p.yaml").steps())
                .isEqualTo(new Steps(false, Optional.empty(), true));
    }

    @Test
    void readsAByteOrderMarkAndWindowsLineEnds() {
        String text = "\uFEFF" + ProjectTexts.SHORTEST.replace("\n", "\r\n");

        assertThat(ProjectParser.parse(text, "p.yaml").name()).isEqualTo("p");
    }

    @Test
    void doesNotResolveSecrets() {
        String text = ProjectTexts.SHORTEST.replace("${env:A}", "${file:/does/not/exist}");

        assertThat(ProjectParser.parse(text, "p.yaml").source().password())
                .isEqualTo(new SecretRef(SecretRef.Kind.FILE, "/does/not/exist"));
    }

    @Test
    void saysThatAFileDoesNotExist(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");

        assertThatThrownBy(() -> ProjectParser.parse(file))
                .hasMessage(
                        "Cannot read the project file "
                                + file
                                + ": it does not exist. Check the path.")
                .extracting(e -> ((OmsException) e).code())
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void saysThatAFolderIsNoFile(@TempDir Path folder) {
        assertThatThrownBy(() -> ProjectParser.parse(folder))
                .hasMessageContaining("it is a folder");
    }

    @Test
    void refusesAHugeFileUnread(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("dump.sql"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> ProjectParser.parse(file))
                .hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void saysWhereAFileIsNotUtf8(@TempDir Path folder) throws Exception {
        Path file =
                Files.write(
                        folder.resolve("p.yaml"),
                        "name: p\nkind: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ProjectParser.parse(file))
                .isInstanceOf(InvalidProjectException.class)
                .hasMessageContaining(
                        "p.yaml:2: is not UTF-8 text at column 7. Save the file as UTF-8.");
    }
}
