package io.omsflink.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.omsflink.bench.harness.Result;
import io.omsflink.bench.harness.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of the report: medians over the runs. {@code null} where there is no such figure.
 *
 * @param rowsPerS rows of the copy, row events of the log
 * @param cpuSPerMillion CPU seconds of the contender's own processes per million rows
 * @param serverCpuSPerMillion the same of the database servers that are not the contender itself
 * @param ratio wall time in multiples of that of oms
 * @param runsWallS of each run
 * @param failure why it is missing, or lacks runs; empty string for nothing
 */
public record Figures(
        String name,
        String description,
        @JsonProperty("wall_s") Double wallS,
        @JsonProperty("rows_per_s") Double rowsPerS,
        @JsonProperty("cpu_s_per_million") Double cpuSPerMillion,
        @JsonProperty("server_cpu_s_per_million") Double serverCpuSPerMillion,
        @JsonProperty("peak_rss_mb") Double peakRssMb,
        @JsonProperty("ratio_to_oms") Double ratio,
        @JsonProperty("runs_wall_s") List<Double> runsWallS,
        Map<String, Double> extras,
        String failure) {
    private static final double MILLION = 1e6;

    /**
     * @param rows that each run moved
     */
    public static List<Figures> of(List<Result> results, long rows) {
        double oms =
                results.stream()
                        .filter(r -> r.name().equals("oms"))
                        .mapToDouble(r -> r.median(Sample::wallSeconds))
                        .findFirst()
                        .orElse(Double.NaN);
        return results.stream().map(r -> of(r, rows, oms)).toList();
    }

    private static Figures of(Result result, long rows, double oms) {
        double wall = result.median(Sample::wallSeconds);
        double millions = rows / MILLION;
        return new Figures(
                result.name(),
                result.description(),
                rounded(wall),
                rounded(rows / wall),
                rounded(result.median(Sample::toolCpuSeconds) / millions),
                rounded(result.median(Sample::serverCpuSeconds) / millions),
                rounded(result.median(Sample::peakRssMb)),
                rounded(wall / oms),
                result.samples().stream().map(s -> rounded(s.wallSeconds())).toList(),
                result.extras(),
                result.failure());
    }

    boolean measured() {
        return wallS != null;
    }

    private static Double rounded(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? null
                : Double.valueOf(String.format(Locale.ROOT, "%.2f", value));
    }
}
