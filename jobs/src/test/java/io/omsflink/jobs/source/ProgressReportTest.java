package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.Tables;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressReportTest {

    private static TableProgress table(String name, TableProgress.State state, long chunksDone) {
        TableProgress progress = new TableProgress(0, Tables.simple(name));
        progress.state = state;
        progress.chunksDone = chunksDone;
        progress.chunksCut = 5;
        progress.rows = 10 * chunksDone;
        progress.bytes = 100 * chunksDone;
        return progress;
    }

    private static JsonNode json(List<TableProgress> tables) throws Exception {
        return new ObjectMapper()
                .readTree(new ProgressReport(Phase.COPY, "run", 11, 22, tables).json());
    }

    @Test
    void theReportIsJsonWithEveryFigure() throws Exception {
        TableProgress copying = table("a", TableProgress.State.COPYING, 2);
        copying.rowsUnderWay = 3;
        copying.bytesUnderWay = 30;
        JsonNode report = json(List.of(copying, table("b", TableProgress.State.DONE, 5)));
        assertThat(report.toString())
                .isEqualTo(
                        "{\"phase\":\"COPY\",\"runId\":\"run\",\"rows\":73,\"bytes\":730,\"chunks\":7,\"chunksTotal\":10,"
                            + "\"startedAt\":11,\"copyEndedAt\":22,\"tablesTotal\":2,\"tablesDone\":1,\"tables\":["
                            + "{\"name\":\"shop.a\",\"rows\":23,\"bytes\":230,\"estimate\":0,\"chunks\":2,\"chunksTotal\":5,"
                            + "\"state\":\"copying\"},"
                            + "{\"name\":\"shop.b\",\"rows\":50,\"bytes\":500,\"estimate\":0,\"chunks\":5,\"chunksTotal\":5,"
                            + "\"state\":\"done\"}]}");
    }

    @Test
    void tablesUnderWayComeFirstAndDoneOnesLast() throws Exception {
        JsonNode tables =
                json(List.of(
                                table("done", TableProgress.State.DONE, 5),
                                table("waiting", TableProgress.State.CUTTING, 0),
                                table("indexing", TableProgress.State.INDEXING, 5),
                                table("copying", TableProgress.State.CUTTING, 1)))
                        .get("tables");
        assertThat(tables.findValuesAsText("name"))
                .containsExactly("shop.indexing", "shop.copying", "shop.waiting", "shop.done");
        assertThat(tables.findValuesAsText("state"))
                .containsExactly("indexing", "copying", "waiting", "done");
    }

    /**
     * Flink writes a gauge with {@code writeUTF}: at most 65,535 bytes, and three for some
     * characters.
     */
    @Test
    void thousandsOfTablesWithLongNamesStayWithinWhatFlinkCanSend() throws Exception {
        List<TableProgress> tables =
                IntStream.range(0, 3_000)
                        .mapToObj(
                                i ->
                                        table(
                                                "\u4e2d".repeat(60) + i,
                                                TableProgress.State.CUTTING,
                                                i == 2_999 ? 1 : 0))
                        .toList();
        String text = new ProgressReport(Phase.COPY, "run", 11, 22, tables).json();
        assertThat(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(65_535);
        JsonNode report = new ObjectMapper().readTree(text);
        assertThat(report.get("tablesTotal").asInt()).isEqualTo(3_000);
        assertThat(report.get("tables").get(0).get("name").asText()).endsWith("2999");
    }

    @Test
    void namesOfAnyKindStayJson() throws Exception {
        JsonNode report =
                json(List.of(table("a\"b\\c\nd\u0001\u4e2d", TableProgress.State.DONE, 1)));
        assertThat(report.get("tables").get(0).get("name").asText())
                .isEqualTo("shop.a\"b\\c\nd\u0001\u4e2d");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseIsNamed(Phase phase) throws Exception {
        String text = new ProgressReport(phase, "run", 0, 0, List.of()).json();
        assertThat(new ObjectMapper().readTree(text).get("phase").asText()).isEqualTo(phase.name());
    }
}
