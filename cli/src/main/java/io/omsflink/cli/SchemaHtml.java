package io.omsflink.cli;

import io.omsflink.catalog.schema.ObjectStatus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report on a schema as one HTML page without anything from elsewhere. */
final class SchemaHtml {
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Schema of %1$s</title><style>
            body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;width:100%%}
            td,th{border-bottom:1px solid #ddd;padding:.4em;text-align:left;vertical-align:top}
            pre{white-space:pre-wrap;margin:0}.unsupported,.failed{color:#b00020}.converted{color:#8a5a00}
            </style></head><body><h1>Schema of %1$s</h1>
            <table><tr><th>object</th><th>verdict</th><th>state</th><th>what and why</th><th>statement</th></tr>
            """;

    private SchemaHtml() {}

    static String page(String project, List<ObjectStatus> objects) {
        return HEAD.formatted(escaped(project))
                + objects.stream().map(SchemaHtml::row).collect(Collectors.joining())
                + "</table></body></html>\n";
    }

    private static String row(ObjectStatus object) {
        String verdict = object.object().verdict().word();
        String state = object.state().word();
        String remarks =
                Stream.concat(object.messages().stream(), object.object().remarks().stream())
                        .map(SchemaHtml::escaped)
                        .collect(Collectors.joining("<br>"));
        String ddl = object.ddl().isEmpty() ? object.object().conversion().ddl() : object.ddl();
        String statement =
                ddl.isEmpty()
                        ? ""
                        : "<details><summary>%s</summary><pre>%s</pre></details>"
                                .formatted(object.edited() ? "edited" : "show", escaped(ddl));
        return "<tr><td>%s</td><td class=\"%s\">%s</td><td class=\"%s\">%s</td><td>%s</td><td>%s</td></tr>%n"
                .formatted(
                        escaped(object.key().toString()),
                        verdict,
                        verdict,
                        state,
                        state,
                        remarks,
                        statement);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
