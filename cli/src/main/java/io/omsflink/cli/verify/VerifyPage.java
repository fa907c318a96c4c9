package io.omsflink.cli.verify;

import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.job.Event.Found;
import io.omsflink.verifier.report.Summary;
import io.omsflink.verifier.report.TableResult;
import io.omsflink.verifier.table.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The result as one HTML page without anything from elsewhere: differences side by side. */
public final class VerifyPage {
    private static final int ROWS_OF_TABLE = 100;

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Verification of %1$s</title><style>
            body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;margin-bottom:2em}
            td,th{border-bottom:1px solid #ddd;padding:.4em;text-align:left;vertical-align:top}
            td.n{text-align:right}td.v{white-space:pre-wrap;font-family:monospace;max-width:40em;word-break:break-all}
            mark{background:#ffd2d2}.equal{color:#1b6e2d}.different{color:#b00020}.unsettled,.could{color:#8a5a00}
            </style></head><body><h1>Verification of %1$s</h1><p>%2$s</p>
            <table><tr><th>table</th><th>verdict</th><th>source rows</th><th>target rows</th><th>only source</th>\
            <th>only target</th><th>mismatched</th><th>unsettled</th><th></th></tr>
            """;

    private final VerifyPlan plan;
    private final Map<Integer, List<Found>> rows = new HashMap<>();

    public VerifyPage(VerifyPlan plan) {
        this.plan = plan;
    }

    /** Keeps the row when the page has room for it. */
    public void add(Found found) {
        List<Found> ofTable = rows.computeIfAbsent(found.table(), t -> new ArrayList<>());
        if (ofTable.size() < ROWS_OF_TABLE) {
            ofTable.add(found);
        }
    }

    public String text(List<TableResult> results) {
        StringBuilder page =
                new StringBuilder(
                        HEAD.formatted(escaped(plan.project()), Summary.sentence(results)));
        results.forEach(r -> page.append(line(r)));
        page.append("</table>\n");
        rows.forEach((table, found) -> page.append(differences(table, found)));
        return page.append("</body></html>\n").toString();
    }

    private static String line(TableResult r) {
        return "<tr><td>%s</td><td class=\"%s\">%s</td><td class=n>%,d</td><td class=n>%,d</td><td class=n>%,d</td><td class=n>%,d</td><td class=n>%,d</td><td class=n>%,d</td><td>%s</td></tr>%n"
                .formatted(
                        escaped(r.name()),
                        r.verdict().word(),
                        r.verdict().word(),
                        r.source().rows(),
                        r.target().rows(),
                        r.counts().sourceOnly(),
                        r.counts().targetOnly(),
                        r.counts().mismatched(),
                        r.counts().unsettled(),
                        escaped((r.atLeast() ? "at least; " : "") + r.problem()));
    }

    private String differences(int table, List<Found> found) {
        return "<h2>%s</h2>%n<table><tr><th>row</th><th>key</th><th>column</th><th>source</th><th>target</th></tr>%n%s</table>%n"
                .formatted(
                        escaped(plan.pairs().get(table).toString()),
                        found.stream()
                                .map(f -> row(new RowText(plan.pairs().get(table), f)))
                                .collect(Collectors.joining()));
    }

    private static String row(RowText row) {
        Map<String, String> source = row.differing(Side.SOURCE);
        Map<String, String> target = row.differing(Side.TARGET);
        Set<String> columns = new LinkedHashSet<>(source.keySet());
        columns.addAll(target.keySet());
        String head =
                "<td rowspan=%1$d>%2$s</td><td rowspan=%1$d>%3$s</td>"
                        .formatted(columns.size(), row.kind(), escaped(words(row.key())));
        StringBuilder lines = new StringBuilder();
        for (String column : columns) {
            lines.append("<tr>")
                    .append(lines.isEmpty() ? head : "")
                    .append("<td>" + escaped(column) + "</td>")
                    .append(cell(source, target, column))
                    .append(cell(target, source, column))
                    .append("</tr>\n");
        }
        return lines.toString();
    }

    private static String words(Map<String, String> key) {
        return key.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String cell(
            Map<String, String> values, Map<String, String> others, String column) {
        if (!values.containsKey(column)) {
            return "<td class=v></td>";
        }
        String value = values.get(column);
        String other = others.get(column);
        if (value == null) {
            return "<td class=v><i>NULL</i></td>";
        }
        return "<td class=v>"
                + (other == null ? escaped(visible(value)) : marked(visible(value), visible(other)))
                + "</td>";
    }

    /** The value with what lies between the common beginning and the common end marked. */
    static String marked(String value, String other) {
        int begin = 0;
        int most = Math.min(value.length(), other.length());
        while (begin < most && value.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < most - begin
                && value.charAt(value.length() - 1 - end)
                        == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int upTo = value.length() - end;
        return escaped(value.substring(0, begin))
                + "<mark>"
                + escaped(value.substring(begin, upTo))
                + "</mark>"
                + escaped(value.substring(upTo));
    }

    /** A blank at the end and a combining accent are easily overlooked. */
    private static String visible(String text) {
        return text.replaceAll(" (?= *$)", "\u2423").replaceAll("(\\p{M})", "\u25cc$1");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
