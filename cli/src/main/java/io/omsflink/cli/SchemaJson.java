package io.omsflink.cli;

import io.omsflink.catalog.schema.ObjectStatus;
import io.omsflink.cli.home.Json;
import java.util.List;

/** The report on a schema as one line of JSON. */
final class SchemaJson {
    private SchemaJson() {}

    /** JSON form of the report. */
    record Report(String project, List<Entry> objects) {}

    /** JSON form of one object; {@code source} is the text of what is not migrated. */
    record Entry(
            String object,
            String kind,
            String verdict,
            String state,
            boolean edited,
            List<String> remarks,
            List<String> messages,
            String ddl,
            String source) {}

    static String line(String project, List<ObjectStatus> objects) {
        return Json.line(new Report(project, objects.stream().map(SchemaJson::entry).toList()));
    }

    private static Entry entry(ObjectStatus o) {
        boolean migrated = o.key().kind().migrated();
        return new Entry(
                o.key().toString(),
                o.key().kind().word(),
                o.object().verdict().word(),
                o.state().word(),
                o.edited(),
                o.object().remarks(),
                o.messages(),
                o.ddl(),
                migrated ? "" : o.object().conversion().ddl());
    }
}
