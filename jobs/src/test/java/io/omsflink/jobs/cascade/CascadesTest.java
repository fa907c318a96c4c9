package io.omsflink.jobs.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.Tables;
import io.omsflink.jobs.binlog.Bytes;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CascadesTest {
    private static final TableSchema PARENT =
            Tables.table("shop", "p").column("id", "int").column("n", "int").primary("id").build();

    private static Tables child(String name) {
        return Tables.table("shop", name)
                .column("id", "int")
                .column("p", "int")
                .column("x", "int")
                .primary("id");
    }

    private static Bytes rows(String... values) {
        Bytes rows = new Bytes();
        for (String value : values) {
            if (value == null) {
                rows.putNull();
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                rows.putValue(bytes, 0, bytes.length);
            }
        }
        return rows;
    }

    private static List<String> onDelete(List<TableSchema> tables, String... row)
            throws SQLException {
        List<String> sent = new ArrayList<>();
        new Cascades(tables)
                .delete(
                        0,
                        rows(row).array(),
                        0,
                        (sql, length) -> {
                            sent.add(text(sql, length));
                            return 0;
                        });
        return sent;
    }

    private static List<String> onUpdate(List<TableSchema> tables, String[] before, String[] after)
            throws SQLException {
        List<String> sent = new ArrayList<>();
        Bytes both = rows(before);
        int at = both.length();
        Bytes second = rows(after);
        both.putBytes(second.array(), 0, second.length());
        new Cascades(tables)
                .update(
                        0,
                        both.array(),
                        0,
                        at,
                        (sql, length) -> {
                            sent.add(text(sql, length));
                            return 0;
                        });
        return sent;
    }

    private static String text(byte[] sql, int length) {
        return new String(sql, 0, length, StandardCharsets.UTF_8).replace("`", "");
    }

    @Test
    void childrenOfADeletedRowAreDeletedGrandchildrenFirst() throws SQLException {
        List<TableSchema> tables =
                List.of(
                        PARENT,
                        child("c").foreignKey("p", "p", "id", Rule.CASCADE, Rule.NO_ACTION).build(),
                        child("g")
                                .foreignKey("p", "c", "id", Rule.CASCADE, Rule.NO_ACTION)
                                .build());
        assertThat(onDelete(tables, "7", "0"))
                .containsExactly(
                        "DELETE shop.g FROM shop.c c1 JOIN shop.g ON shop.g.p=c1.id WHERE c1.p=7",
                        "DELETE shop.c FROM shop.c WHERE shop.c.p=7");
        Cascades cascades = new Cascades(tables);
        assertThat(cascades.reach(0)).containsExactlyInAnyOrder(1, 2);
        assertThat(cascades.reach(1)).containsExactly(2);
        assertThat(cascades.reach(2)).isEmpty();
    }

    @Test
    void aChangedKeyIsPassedOnAsFarAsItGoes() throws SQLException {
        List<TableSchema> tables =
                List.of(
                        PARENT,
                        child("c")
                                .unique("u", "p")
                                .foreignKey("p", "p", "id", Rule.NO_ACTION, Rule.CASCADE)
                                .build(),
                        child("g").foreignKey("x", "c", "p", Rule.NO_ACTION, Rule.SET_NULL).build(),
                        child("h").foreignKey("x", "c", "id", Rule.CASCADE, Rule.CASCADE).build());
        assertThat(onUpdate(tables, new String[] {"1", "0"}, new String[] {"2", "0"}))
                .containsExactly(
                        "UPDATE shop.c c1 JOIN shop.g ON shop.g.x=c1.p SET shop.g.x=NULL WHERE"
                                + " c1.p=1",
                        "UPDATE IGNORE shop.c SET shop.c.p=2 WHERE shop.c.p=1",
                        "DELETE shop.c FROM shop.c WHERE shop.c.p=1 AND NOT (shop.c.p <=> 2)");
        assertThat(onUpdate(tables, new String[] {"1", "0"}, new String[] {"1", "5"})).isEmpty();
    }

    @Test
    void onlyTheChangedColumnsOfACompositeKeyArePassedOn() throws SQLException {
        List<TableSchema> tables =
                List.of(
                        PARENT,
                        child("c")
                                .foreignKey(
                                        List.of("p", "x"),
                                        "p",
                                        List.of("id", "n"),
                                        Rule.SET_NULL,
                                        Rule.CASCADE)
                                .build());
        assertThat(onUpdate(tables, new String[] {"1", "2"}, new String[] {"1", "3"}))
                .containsExactly("UPDATE shop.c SET shop.c.x=3 WHERE shop.c.p=1 AND shop.c.x=2");
        assertThat(onDelete(tables, "1", "2"))
                .containsExactly(
                        "UPDATE shop.c SET shop.c.p=NULL,shop.c.x=NULL WHERE shop.c.p=1 AND"
                                + " shop.c.x=2");
        assertThat(onDelete(tables, "1", null)).as("nothing refers to NULL").isEmpty();
    }

    @Test
    void aTreeIsDeletedFromItsLeavesAsDeepAsTheServerGoes() throws SQLException {
        TableSchema tree =
                Tables.table("shop", "t")
                        .column("id", "int")
                        .column("up", "int")
                        .primary("id")
                        .foreignKey("up", "t", "id", Rule.CASCADE, Rule.NO_ACTION)
                        .build();
        List<String> sent = onDelete(List.of(tree), "1", null);
        assertThat(sent).hasSize(15);
        assertThat(sent.get(0)).startsWith("DELETE shop.t FROM shop.t c1 JOIN shop.t c2 ON");
        assertThat(sent.get(13))
                .isEqualTo(
                        "DELETE shop.t FROM shop.t c1 JOIN shop.t ON shop.t.up=c1.id WHERE"
                                + " c1.up=1");
        assertThat(sent.get(14)).isEqualTo("DELETE shop.t FROM shop.t WHERE shop.t.up=1");
    }

    @Test
    void onlyChangesThatStartACascadeAreMarked() {
        List<TableSchema> tables =
                List.of(
                        PARENT,
                        child("c").foreignKey("p", "p", "id", Rule.NO_ACTION, Rule.CASCADE).build(),
                        child("g")
                                .foreignKey("p", "c", "id", Rule.CASCADE, Rule.NO_ACTION)
                                .build());
        CascadingRows rows = new CascadingRows(tables);
        assertThat(rows.delete(0)).isFalse();
        assertThat(rows.delete(1)).isTrue();
        assertThat(rows.delete(2)).isFalse();
        assertThat(rows.update(0, rows("1", "2").array(), rows("3", "2").array())).isTrue();
        assertThat(rows.update(0, rows("1", "2").array(), rows("1", "9").array())).isFalse();
        assertThat(rows.update(1, rows("1", "2", "3").array(), rows("4", "2", "3").array()))
                .isFalse();
    }
}
