package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Tables;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes to the target, word for word. */
class ApplyBatchTest {
    private final List<String> sent = new ArrayList<>();

    private long send(byte[] sql, int length) {
        sent.add(new String(sql, 0, length, StandardCharsets.UTF_8));
        return 1;
    }

    private List<String> write(TableSchema table, Packed changes) throws Exception {
        ApplyBatch batch = new ApplyBatch(List.of(table));
        batch.add(changes.transaction(true));
        batch.write(this::send);
        return sent;
    }

    @Test
    void goneRowsAreDeletedInOneStatementAndThenTheOthersWrittenInOne() throws Exception {
        Packed changes =
                new Packed()
                        .insert(0, List.of("1", "one"))
                        .insert(0, Arrays.asList("2", null))
                        .delete(0, List.of("3", "x"));
        assertThat(write(Tables.simple("t"), changes))
                .hasSize(2)
                .element(0)
                .isEqualTo("DELETE FROM `shop`.`t` WHERE `id` IN ( 3 )");
        assertThat(sent.get(1))
                .startsWith("INSERT INTO `shop`.`t` (`id`,`v`) VALUES (")
                .contains("(1,'one')", "(2,NULL)")
                .endsWith(" ON DUPLICATE KEY UPDATE `id`=VALUES(`id`),`v`=VALUES(`v`)");
    }

    @Test
    void onlyTheLastImageOfARowIsWritten() throws Exception {
        Packed changes =
                new Packed()
                        .insert(0, List.of("1", "a"))
                        .update(0, List.of("1", "a"), List.of("1", "b"))
                        .update(0, List.of("1", "b"), List.of("1", "c"));
        assertThat(write(Tables.simple("t"), changes))
                .hasSize(1)
                .first()
                .asString()
                .contains("VALUES (1,'c') ON");
    }

    @Test
    void aRowThatCameAndWentIsDeletedBecauseAnEarlierCopyMayHoldIt() throws Exception {
        Packed changes = new Packed().insert(0, List.of("1", "a")).delete(0, List.of("1", "a"));
        assertThat(write(Tables.simple("t"), changes))
                .containsExactly("DELETE FROM `shop`.`t` WHERE `id` IN ( 1 )");
    }

    @Test
    void aChangedKeyDeletesTheOldOne() throws Exception {
        Packed changes = new Packed().update(0, List.of("1", "a"), List.of("2", "a"));
        assertThat(write(Tables.simple("t"), changes))
                .first()
                .isEqualTo("DELETE FROM `shop`.`t` WHERE `id` IN ( 1 )");
        assertThat(sent.get(1)).contains("VALUES (2,'a') ON");
    }

    @Test
    void aSecondUniqueKeyMakesItReplace() throws Exception {
        TableSchema table =
                Tables.table("shop", "t")
                        .column("id", "int")
                        .column("u", "int")
                        .primary("id")
                        .unique("u", "u")
                        .build();
        assertThat(write(table, new Packed().insert(0, List.of("1", "2"))))
                .containsExactly("REPLACE INTO `shop`.`t` (`id`,`u`) VALUES (1,2)");
    }

    @Test
    void aCompositeKeyIsComparedInItsOwnOrder() throws Exception {
        TableSchema table =
                Tables.table("shop", "t")
                        .column("v", "int")
                        .column("b", "int")
                        .keyText("a", "varchar", "gbk")
                        .primary("a", "b")
                        .build();
        assertThat(
                        write(
                                table,
                                new Packed()
                                        .delete(0, List.of("7", "2", "x'"))
                                        .delete(0, List.of("7", "3", "y"))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("DELETE FROM `shop`.`t` WHERE (`a`,`b`) IN ((_gbk'")
                .contains("(_gbk'x\\'',2)", "(_gbk'y',3)");
    }

    @Test
    void aGeneratedColumnIsNeitherReadNorWritten() throws Exception {
        TableSchema table =
                Tables.table("shop", "t")
                        .generated("g", "int", "`id` + 1")
                        .column("id", "int")
                        .primary("id")
                        .build();
        assertThat(write(table, new Packed().insert(0, List.of("1"))))
                .containsExactly(
                        "INSERT INTO `shop`.`t` (`id`) VALUES (1) ON DUPLICATE KEY UPDATE"
                                + " `id`=VALUES(`id`)");
    }

    @Test
    void withoutAKeyChangesGoInOrderAndOneOfEqualRowsIsDeleted() throws Exception {
        TableSchema table =
                Tables.table("shop", "t")
                        .column("x", "int")
                        .text("y", "varchar", "utf8mb4")
                        .build();
        Packed changes =
                new Packed()
                        .insert(0, List.of("1", "a"))
                        .insert(0, List.of("1", "a"))
                        .update(0, List.of("1", "a"), Arrays.asList("1", null))
                        .delete(0, Arrays.asList("1", null));
        assertThat(write(table, changes))
                .containsExactly(
                        "INSERT INTO `shop`.`t` (`x`,`y`) VALUES (1,'a'),(1,'a')",
                        "DELETE FROM `shop`.`t` WHERE `x`=1 AND BINARY `y`='a' LIMIT 1",
                        "INSERT INTO `shop`.`t` (`x`,`y`) VALUES (1,NULL)",
                        "DELETE FROM `shop`.`t` WHERE `x`=1 AND `y` IS NULL LIMIT 1");
    }

    @Test
    void aRowOfATableWithoutAKeyThatTheTargetDoesNotHoldIsAnError() {
        TableSchema table = Tables.table("shop", "t").column("x", "int").build();
        ApplyBatch batch = new ApplyBatch(List.of(table));
        batch.add(new Packed().delete(0, List.of("1")).transaction(true));
        assertThatThrownBy(() -> batch.write((sql, length) -> 0))
                .isInstanceOfSatisfying(
                        OmsException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.VALUE_REFUSED))
                .hasMessageContaining("shop.t");
    }

    @Test
    void tableNumbersBeyondOneByteAreRead() throws Exception {
        List<TableSchema> tables =
                IntStream.range(0, 400).mapToObj(i -> Tables.simple("t" + i)).toList();
        ApplyBatch batch = new ApplyBatch(tables);
        batch.add(
                new Packed()
                        .delete(127, List.of("1", ""))
                        .delete(128, List.of("2", ""))
                        .delete(399, List.of("3", ""))
                        .transaction(true));
        batch.write(this::send);
        assertThat(sent)
                .containsExactly(
                        "DELETE FROM `shop`.`t127` WHERE `id` IN ( 1 )",
                        "DELETE FROM `shop`.`t128` WHERE `id` IN ( 2 )",
                        "DELETE FROM `shop`.`t399` WHERE `id` IN ( 3 )");
    }

    @Test
    void manyRowsAreCutIntoStatementsThatTheTargetTakes() throws Exception {
        Packed changes = new Packed();
        String big = "x".repeat(10_000);
        for (int id = 0; id < 300; id++) {
            changes.insert(0, List.of(String.valueOf(id), big));
        }
        write(Tables.simple("t"), changes);
        assertThat(sent)
                .hasSize(3)
                .allSatisfy(
                        sql -> {
                            assertThat(sql.length()).isLessThan(1024 * 1024 + 20_000);
                            assertThat(sql)
                                    .startsWith("INSERT INTO `shop`.`t` (`id`,`v`) VALUES (")
                                    .endsWith("`v`=VALUES(`v`)");
                        });
        assertThat(sent.stream().mapToLong(sql -> sql.split("\\(\\d", -1).length - 1).sum())
                .isEqualTo(300);
    }

    @Test
    void aBatchCountsWhatItHoldsAndIsEmptyAfterwards() throws Exception {
        ApplyBatch batch = new ApplyBatch(List.of(Tables.simple("t")));
        batch.add(new Packed().insert(0, List.of("1", "a")).transaction(false));
        batch.add(new Packed().insert(0, List.of("2", "a")).transaction(true));
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.commitMicros()).isEqualTo(1_000_000);
        assertThat(batch.bytes()).isPositive();
        batch.clear();
        assertThat(batch.rows() + batch.bytes()).isZero();
        batch.write(this::send);
        assertThat(sent).isEmpty();
        batch.add(new Packed().delete(0, List.of("3", "a")).transaction(true));
        batch.write(this::send);
        assertThat(sent).hasSize(1);
    }

    @Test
    void aBatchCanBeSentAgain() throws Exception {
        ApplyBatch batch = new ApplyBatch(List.of(Tables.simple("t")));
        batch.add(
                new Packed()
                        .insert(0, List.of("1", "a"))
                        .delete(0, List.of("2", "b"))
                        .transaction(true));
        batch.write(this::send);
        List<String> first = List.copyOf(sent);
        sent.clear();
        batch.write(this::send);
        assertThat(sent).isEqualTo(first);
    }
}
