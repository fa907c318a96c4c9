package io.omsflink.jobs.source;

import java.util.Comparator;
import java.util.List;

/**
 * What the enumerator's {@code progress} gauge says, as JSON; the command line and the console draw
 * it.
 *
 * <p>Flink writes the text of a gauge with {@code writeUTF}, and one that is longer than 65,535
 * bytes spoils the gauges after it. So tables under way come first and the list ends at {@link
 * #LIMIT} characters; names are at most 64 characters long each.
 */
record ProgressReport(
        Phase phase, String runId, long startedAt, long copyEndedAt, List<TableProgress> tables) {

    private static final int LIMIT = 18_000;

    long rows() {
        return tables.stream().mapToLong(t -> t.rows + t.rowsUnderWay).sum();
    }

    long bytes() {
        return tables.stream().mapToLong(t -> t.bytes + t.bytesUnderWay).sum();
    }

    long estimate() {
        return tables.stream().mapToLong(t -> t.table.rowEstimate()).sum();
    }

    long chunksDone() {
        return tables.stream().mapToLong(t -> t.chunksDone).sum();
    }

    long chunksTotal() {
        return tables.stream().mapToLong(t -> t.chunksCut).sum();
    }

    String json() {
        StringBuilder out = new StringBuilder(1024);
        out.append("{\"phase\":\"")
                .append(phase)
                .append("\",\"runId\":\"")
                .append(runId)
                .append('"');
        number(out, "rows", rows());
        number(out, "bytes", bytes());
        number(out, "chunks", chunksDone());
        number(out, "chunksTotal", chunksTotal());
        number(out, "startedAt", startedAt);
        number(out, "copyEndedAt", copyEndedAt);
        number(out, "tablesTotal", tables.size());
        number(
                out,
                "tablesDone",
                tables.stream().filter(t -> t.state == TableProgress.State.DONE).count());
        out.append(",\"tables\":[");
        String comma = "";
        for (TableProgress table :
                tables.stream().sorted(Comparator.comparing(t -> t.rank())).toList()) {
            if (out.length() > LIMIT) {
                break;
            }
            out.append(comma);
            table(out, table);
            comma = ",";
        }
        return out.append("]}").toString();
    }

    private static void table(StringBuilder out, TableProgress table) {
        out.append("{\"name\":").append(quote(table.table.id().toString()));
        number(out, "rows", table.rows + table.rowsUnderWay);
        number(out, "bytes", table.bytes + table.bytesUnderWay);
        number(out, "estimate", table.table.rowEstimate());
        number(out, "chunks", table.chunksDone);
        number(out, "chunksTotal", table.chunksCut);
        out.append(",\"state\":\"").append(table.label()).append("\"}");
    }

    private static void number(StringBuilder out, String name, long value) {
        out.append(",\"").append(name).append("\":").append(value);
    }

    /**
     * A JSON string. Written here because the job's jar carries no JSON library and this is all it
     * needs.
     */
    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
