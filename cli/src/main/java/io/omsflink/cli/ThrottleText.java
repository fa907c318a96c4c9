package io.omsflink.cli;

import io.omsflink.jobs.throttle.Limits;
import io.omsflink.project.Pace;
import io.omsflink.project.Speed;

/** Limits in words. */
final class ThrottleText {

    private ThrottleText() {}

    /** What holds for each part of a project. */
    static String of(String project, Limits limits, Speed file) {
        TextTable table = new TextTable("PROJECT " + project, "ROWS/S", "BYTES/S");
        add(table, "copy: read", limits.read(file.full()));
        add(table, "copy: load", limits.write(Pace.UNLIMITED));
        add(table, "log: read", limits.read(Pace.UNLIMITED));
        add(table, "log: apply", limits.write(file.incremental()));
        return table.text();
    }

    private static void add(TextTable table, String part, Pace pace) {
        table.add(part, words(pace.rowsPerSecond()), words(pace.bytesPerSecond()));
    }

    private static String words(long limit) {
        return limit == 0 ? "no limit" : String.valueOf(limit);
    }
}
