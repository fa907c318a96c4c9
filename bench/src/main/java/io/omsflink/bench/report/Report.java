package io.omsflink.bench.report;

import java.util.List;

/**
 * What a benchmark tells.
 *
 * @param title of the benchmark, as in {@code oms bench full}
 * @param conditions sizes, servers and settings, one a line
 */
public record Report(String title, List<String> conditions, List<Figures> figures) {
    public Report {
        conditions = List.copyOf(conditions);
        figures = List.copyOf(figures);
    }
}
