package io.omsflink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.route.MovedTable;
import io.omsflink.project.ColumnRule;
import io.omsflink.project.OmsException;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsCsvTest {
    private static final String HEADINGS =
            "database,table,target_database,target_table,columns,dml,where\r\n";
    private static final List<MovedTable> TABLES =
            List.of(
                    moved("shop", "orders", "archive", "o_2024", "region = 'eu', \"x\"\n AND a"),
                    moved("shop", "a.b*[c]", "shop", "a.b*[c]", ""),
                    moved("shop", "items", "shop", "items", "id > 5"),
                    new MovedTable(
                            new TableId("shop", "journal"),
                            new TableId("shop", "journal"),
                            "",
                            List.of(
                                    new ColumnRule("id", "id"),
                                    new ColumnRule("tel", "phone"),
                                    new ColumnRule("a `b`,=c", "d e")),
                            List.of(RowOperation.INSERT, RowOperation.UPDATE),
                            "",
                            0));

    private static MovedTable moved(
            String database, String table, String toDatabase, String toTable, String where) {
        return new MovedTable(
                new TableId(database, table),
                new TableId(toDatabase, toTable),
                where,
                List.of(),
                List.of(),
                "",
                0);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String csv = ObjectsCsv.write(TABLES);
        assertThat(csv)
                .startsWith(HEADINGS)
                .contains("shop,orders,archive,o_2024,,,\"region = 'eu', \"\"x\"\"\n AND a\"\r\n");
        assertThat(ObjectsCsv.read(csv)).isEqualTo(TABLES);
        assertThat(ObjectsCsv.read("\uFEFF" + csv.replace("\r\n", "\n"))).isEqualTo(TABLES);
    }

    @Test
    void whatIsLeftOutIsAsAtTheSource() {
        assertThat(ObjectsCsv.read(HEADINGS + "shop,orders,,,,,\n\nshop,items,x,,,,"))
                .containsExactly(
                        moved("shop", "orders", "shop", "orders", ""),
                        moved("shop", "items", "x", "items", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "database,table\n", "a,b\n"})
    void aListWithoutHeadingsIsRefused(String csv) {
        assertThatThrownBy(() -> ObjectsCsv.read(csv))
                .isInstanceOf(OmsException.class)
                .hasMessageStartingWith("Cannot read row 1 of the list: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop,orders",
                "shop,,,,,,",
                ",orders,,,,,",
                "shop,orders,,,,,\"x",
                "shop,orders,,,a=,,",
                "shop,orders,,,,upsert,"
            })
    void aRowThatSaysTooLittleIsRefused(String row) {
        assertThatThrownBy(() -> ObjectsCsv.read(HEADINGS + row))
                .isInstanceOf(OmsException.class)
                .hasMessageStartingWith("Cannot read row 2 of the list: ");
    }

    @Test
    void theListAsYamlNamesTheSameTables() {
        assertThat(ObjectsYaml.of(TABLES))
                .isEqualTo(
                        """
                        objects:
                          include:
                            - {table: "shop.orders", rename: "archive.o_2024", where: "region = 'eu', \\"x\\"\\n AND a"}
                            - "shop.a[.]b[*][[]c]"
                            - {table: "shop.items", where: "id > 5"}
                            - {table: "shop.journal", columns: ["id", {"tel": "phone"}, {"a `b`,=c": "d e"}], dml: [insert, update]}
                        """);
    }
}
