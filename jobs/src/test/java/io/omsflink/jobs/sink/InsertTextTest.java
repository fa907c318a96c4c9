package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Seed;
import io.omsflink.jobs.Tables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InsertTextTest {
    private static final TableSchema TABLE =
            Tables.table("shop", "t")
                    .column("id", "int")
                    .text("v", "varchar", "utf8mb4")
                    .text("j", "json", "")
                    .primary("id")
                    .build();

    private final List<String> sent = new ArrayList<>();

    private List<String> insert(boolean keepExisting, String rows) throws Exception {
        new InsertText(keepExisting)
                .execute(
                        (sql, length) -> {
                            sent.add(new String(sql, 0, length, StandardCharsets.ISO_8859_1));
                            return 1;
                        },
                        TABLE,
                        new ByteArrayInputStream(rows.getBytes(StandardCharsets.ISO_8859_1)));
        return sent;
    }

    @Test
    void rowsBecomeOneStatementThatReplaces() throws Exception {
        assertThat(insert(false, "1\tone\t{}\n2\t\\N\t\\N\n"))
                .containsExactly(
                        "REPLACE INTO `shop`.`t` (`id`,`v`,`j`) VALUES"
                                + " ('1','one',_utf8mb4'{}'),('2',NULL,NULL)");
    }

    @Test
    void existingRowsAreKeptWithoutHidingOtherErrors() throws Exception {
        assertThat(insert(true, "1\tone\t{}\n"))
                .containsExactly(
                        "INSERT INTO `shop`.`t` (`id`,`v`,`j`) VALUES ('1','one',_utf8mb4'{}') ON"
                                + " DUPLICATE KEY UPDATE `id`=`id`");
    }

    @Test
    void quotesAreEscapedAndEscapesStay() throws Exception {
        assertThat(insert(false, "1\tit's \\\\ \\n\\0'\t\"\n"))
                .first()
                .asString()
                .endsWith("('1','it\\'s \\\\ \\n\\0\\'',_utf8mb4'\"')");
    }

    @Test
    void theTextOfAnEscapedBackslashBeforeNIsNotNull() throws Exception {
        assertThat(insert(false, "1\t\\\\N\t\\N\n"))
                .first()
                .asString()
                .endsWith("('1','\\\\N',NULL)");
    }

    @Test
    void noRowsAreNoStatement() throws Exception {
        assertThat(insert(false, "")).isEmpty();
    }

    @Test
    void manyRowsAreCutIntoSeveralStatements() throws Exception {
        String value = "x".repeat(50_000);
        StringBuilder rows = new StringBuilder();
        for (int id = 0; id < 30; id++) {
            rows.append(id).append('\t').append(value).append("\t\\N\n");
        }
        assertThat(insert(false, rows.toString()))
                .hasSizeBetween(3, 4)
                .allSatisfy(
                        sql ->
                                assertThat(sql)
                                        .startsWith("REPLACE INTO `shop`.`t`")
                                        .endsWith(",NULL)"));
        assertThat(sent.stream().mapToInt(sql -> sql.split(",NULL\\)", -1).length - 1).sum())
                .isEqualTo(30);
    }

    @Test
    void anyBytesArriveAsTheyAre() throws Exception {
        Random random = Seed.random();
        for (int round = 0; round < 300; round++) {
            String value = random.nextInt(8) == 0 ? null : text(random);
            sent.clear();
            insert(false, "7\t" + escaped(value) + "\t\\N\n");
            SqlTokens tokens = new SqlTokens(sent.get(0).substring(sent.get(0).indexOf("VALUES")));
            tokens.expect("VALUES");
            assertThat(tokens.list()).isEqualTo(Arrays.asList("7", value, null));
        }
    }

    private static String text(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    (byte)
                            (random.nextBoolean()
                                    ? random.nextInt(256)
                                    : "\\'\n\t\r\0NZ%_".charAt(random.nextInt(10)));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** As {@code LOAD DATA} wants it. */
    private static String escaped(String value) {
        return value == null
                ? "\\N"
                : value.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                        .replace("\0", "\\0");
    }
}
