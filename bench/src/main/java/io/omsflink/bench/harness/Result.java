package io.omsflink.bench.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What became of a contender over all runs.
 *
 * @param failure why there is no sample, or not one of each run; empty string for none
 */
public record Result(String name, String description, List<Sample> samples, String failure) {

    public Result {
        samples = List.copyOf(samples);
    }

    public boolean measured() {
        return !samples.isEmpty();
    }

    /** The median over the runs; NaN without any. */
    public double median(ToDoubleFunction<Sample> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : middle(sorted);
    }

    /** The medians of the further figures. */
    public Map<String, Double> extras() {
        Map<String, Double> result = new TreeMap<>();
        samples.stream()
                .flatMap(s -> s.extras().keySet().stream())
                .forEach(name -> result.put(name, median(s -> extra(s, name))));
        return result;
    }

    private static double extra(Sample sample, String name) {
        return sample.extras().getOrDefault(name, Double.NaN);
    }

    private static double middle(double[] sorted) {
        double[] known = Arrays.stream(sorted).filter(v -> !Double.isNaN(v)).toArray();
        if (known.length == 0) {
            return Double.NaN;
        }
        int half = known.length / 2;
        return known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
    }
}
