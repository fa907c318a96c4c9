package io.omsflink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.catalog.Conversion;
import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.Verdict;
import io.omsflink.catalog.schema.ObjectKey;
import io.omsflink.catalog.schema.ObjectState;
import io.omsflink.catalog.schema.ObjectStatus;
import io.omsflink.catalog.schema.SchemaObject;
import io.omsflink.cli.home.Json;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFolderTest {
    private static final ObjectKey ORDERS = key(ObjectKind.TABLE, "", "orders");
    private static final ObjectKey CHECK = key(ObjectKind.CHECK, "orders", "positive");
    private static final ObjectStatus TABLE =
            status(
                    ORDERS,
                    Verdict.CONVERTED,
                    ObjectState.DDL_READY,
                    "CREATE TABLE `shop`.`orders` (\n  `id` int\n)",
                    "engine MyISAM becomes InnoDB");
    private static final ObjectStatus CHECKED =
            new ObjectStatus(
                    new SchemaObject(
                            CHECK,
                            new Conversion(
                                    Verdict.UNSUPPORTED,
                                    List.of("The target does not support it"),
                                    "ALTER TABLE x ADD CHECK (a <\n 1)")),
                    ObjectState.PENDING,
                    "",
                    false,
                    List.of());
    private static final List<ObjectStatus> OBJECTS = List.of(TABLE, CHECKED);

    @TempDir private Path temporary;

    @Test
    void everyObjectHasAFileWithItsVerdictAndStatement() throws IOException {
        folder().write("shop", OBJECTS);
        assertThat(temporary.resolve("s/2-table/shop.orders.sql"))
                .content()
                .matches(
                        "-- table:shop\\.orders: converted, ddl ready #[0-9a-f]{12}\n"
                                + "-- engine MyISAM becomes InnoDB\n"
                                + "CREATE TABLE `shop`\\.`orders` \\(\n  `id` int\n\\);\n");
        assertThat(temporary.resolve("s/5-check/shop.orders.positive.sql"))
                .content()
                .endsWith(
                        "-- The target does not support it\n-- To begin with:\n"
                                + "-- ALTER TABLE x ADD CHECK (a <\n--  1)\n");
        JsonNode report =
                Json.parse(Files.readString(temporary.resolve("s/report.json"))).get("objects");
        assertThat(report.get(1).get("verdict").asText()).isEqualTo("unsupported");
        assertThat(temporary.resolve("s/report.html")).content().contains("(a &lt;\n 1)");
        assertThat(temporary.resolve("s/report.txt")).content().contains("table:shop.orders");
    }

    @Test
    void whatIsNotMigratedIsWrittenAsTheSourceHasIt() {
        ObjectKey trigger = key(ObjectKind.TRIGGER, "", "tr");
        ObjectStatus left =
                new ObjectStatus(
                        new SchemaObject(
                                trigger,
                                new Conversion(
                                        Verdict.UNSUPPORTED, List.of("by hand"), "CREATE TRIGGER")),
                        ObjectState.PENDING,
                        "",
                        false,
                        List.of());
        folder().write("shop", List.of(left));
        folder().write("shop", List.of(left));
        assertThat(temporary.resolve("s/not-migrated/trigger-shop.tr.sql"))
                .content()
                .endsWith("-- by hand\nCREATE TRIGGER\n");
        assertThat(folder().edits(List.of(left))).isEmpty();
    }

    @Test
    void onlyWhatWasEditedComesBack() throws IOException {
        folder().write("shop", OBJECTS);
        assertThat(folder().edits(OBJECTS)).isEmpty();
        Path check = temporary.resolve("s/5-check/shop.orders.positive.sql");
        Files.writeString(check, Files.readString(check) + "\nCREATE TRIGGER t\n -- why\n x ;\n");
        assertThat(folder().edits(OBJECTS))
                .containsExactly(java.util.Map.entry(CHECK, "CREATE TRIGGER t\n -- why\n x"));
    }

    @Test
    void anEditedFileIsNotOverwritten() throws IOException {
        folder().write("shop", OBJECTS);
        folder().write("shop", OBJECTS);
        Path table = temporary.resolve("s/2-table/shop.orders.sql");
        String edited = Files.readString(table).replace("int", "bigint");
        Files.writeString(table, edited);
        assertThatThrownBy(() -> folder().write("shop", OBJECTS))
                .isInstanceOf(OmsException.class)
                .hasMessageContaining("1 of its files were edited")
                .hasMessageContaining("--from");
        assertThat(table).content().isEqualTo(edited);
    }

    @Test
    void namesThatAFileSystemDoesNotTakeAreEncodedAndStayApart() {
        assertThat(SchemaFile.path(key(ObjectKind.TABLE, "", "a/b.c\\d")))
                .hasToString("2-table/shop.a%2Fb%2Ec%5Cd.sql");
        assertThat(SchemaFile.path(key(ObjectKind.VIEW, "", "größe")))
                .hasToString("3-view/shop.größe.sql");
        String first =
                SchemaFile.path(key(ObjectKind.CHECK, "中".repeat(64), "x".repeat(20) + "a"))
                        .toString();
        String second =
                SchemaFile.path(key(ObjectKind.CHECK, "中".repeat(64), "x".repeat(20) + "b"))
                        .toString();
        assertThat(first).isNotEqualTo(second).hasSizeLessThan(80);
    }

    @Test
    void theTerminalShowsCountsAndWhatIsNotExact() {
        ObjectStatus exact =
                status(
                        key(ObjectKind.VIEW, "", "v"),
                        Verdict.EXACT,
                        ObjectState.CREATED,
                        "CREATE VIEW v");
        assertThat(SchemaText.notable(List.of(TABLE, exact, CHECKED), 100))
                .isEqualTo(
                        """
                        object  all  exact  converted  unsupported  created  failed  skipped
                        table     1      0          1            0        0       0        0
                        view      1      1          0            0        1       0        0
                        check     1      0          0            1        0       0        0

                        table:shop.orders: converted, ddl ready
                            engine MyISAM becomes InnoDB
                        check:shop.orders.positive: unsupported, pending
                            The target does not support it
                        """);
        assertThat(SchemaText.all(List.of(exact))).contains("view:shop.v: exact, created");
    }

    private SchemaFolder folder() {
        return new SchemaFolder(temporary.resolve("s"));
    }

    private static ObjectKey key(ObjectKind kind, String table, String name) {
        return new ObjectKey(kind, "shop", table, name);
    }

    private static ObjectStatus status(
            ObjectKey key, Verdict verdict, ObjectState state, String ddl, String... remarks) {
        return new ObjectStatus(
                new SchemaObject(key, new Conversion(verdict, List.of(remarks), ddl)),
                state,
                ddl,
                false,
                List.of());
    }
}
