package io.omsflink.bench.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs contenders in turn: each once, then each a second time, and so on. The machine may be
 * shared, and so a busy minute does not fall on one contender alone.
 */
public final class Turns {
    private final Stage stage;
    private final Consumer<String> notes;
    private final Map<Contender, List<Sample>> samples = new LinkedHashMap<>();
    private final Map<Contender, String> failures = new LinkedHashMap<>();

    /**
     * @param notes is told about every run
     */
    public Turns(Stage stage, List<Contender> contenders, Consumer<String> notes) {
        this.stage = stage;
        this.notes = notes;
        contenders.forEach(c -> samples.put(c, new ArrayList<>()));
    }

    /** A contender that fails is left out of further runs. */
    public List<Result> run(int runs) {
        samples.keySet().forEach(this::skipWhatIsMissing);
        for (int run = 1; run <= runs; run++) {
            for (Contender contender : samples.keySet()) {
                if (!failures.containsKey(contender)) {
                    run(contender, run);
                }
            }
        }
        return samples.keySet().stream().map(this::result).toList();
    }

    private void skipWhatIsMissing(Contender contender) {
        Optional<String> missing = contender.missing();
        missing.ifPresent(
                why -> {
                    failures.put(contender, "skipped: " + why);
                    notes.accept("%s is skipped: %s".formatted(contender.name(), why));
                });
    }

    private void run(Contender contender, int run) {
        String label = contender.name() + ", run " + run;
        notes.accept(label + " ...");
        try (Arena arena = stage.open(contender.name() + "-" + run, contender.setup())) {
            Sample sample = contender.run(arena);
            Verdict.check(arena);
            samples.get(contender).add(sample);
            notes.accept("%s: %.1f s, target verified".formatted(label, sample.wallSeconds()));
        } catch (Exception e) {
            failures.put(contender, "failed in run " + run + ": " + e.getMessage());
            notes.accept("%s FAILED: %s".formatted(label, e));
        }
    }

    private Result result(Contender contender) {
        return new Result(
                contender.name(),
                contender.description(),
                samples.get(contender),
                failures.getOrDefault(contender, ""));
    }
}
